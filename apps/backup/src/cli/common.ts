import { BACKUP_SOURCES } from "@petswipe/metrics";
import type { BackupSource } from "../restic/snapshot.ts";

/** The source of a name. Throws an error that lists them. */
export function sourceNamed(name: string): BackupSource {
  const source = BACKUP_SOURCES.find((known) => known === name);
  if (source === undefined) throw new Error(`--source ${name}: it is one of ${BACKUP_SOURCES.join(", ")}`);
  return source;
}

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort(new Error(`ended by ${name}`)));

/** Aborted when somebody ends the command: what is half done is taken back first. */
export const stopped = stop.signal;

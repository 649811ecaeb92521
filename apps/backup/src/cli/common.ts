import { BACKUP_SOURCES } from "@petswipe/metrics";
import type { BackupSource } from "../restic/snapshot.ts";

/** Parses the name of a source. Throws an error that lists the valid names. */
export function parseSource(name: string): BackupSource {
  const source = BACKUP_SOURCES.find((known) => known === name);
  if (source === undefined) throw new Error(`--source ${name}: must be one of ${BACKUP_SOURCES.join(", ")}`);
  return source;
}

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const)
  process.once(name, () => stop.abort(new Error(`stopped by ${name}`)));

/** Aborted by SIGINT and SIGTERM, so that unfinished work is cleaned up. */
export const stopped = stop.signal;

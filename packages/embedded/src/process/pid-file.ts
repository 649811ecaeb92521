import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProcessIdentity } from "./identity.ts";
import type { StopPolicy } from "./stop.ts";

/** Stored for a running service, so that a later process can stop it properly. */
export interface PidRecord extends ProcessIdentity, StopPolicy {
  readonly name: string;
}

const SUFFIX = ".pid.json";

const pathOf = (dir: string, name: string): string => join(dir, `${name}${SUFFIX}`);

/** Writes the record atomically to `<dir>/<name>.pid.json`. */
export async function writePidFile(dir: string, record: PidRecord): Promise<void> {
  await mkdir(dir, { recursive: true });
  const path = pathOf(dir, record.name);
  await writeFile(`${path}.new`, JSON.stringify(record));
  await rename(`${path}.new`, path);
}

/** Removes a service's pid file, if it exists. */
export async function removePidFile(dir: string, name: string): Promise<void> {
  await rm(pathOf(dir, name), { force: true });
}

/** All records in a directory; none if it does not exist. */
export async function readPidFiles(dir: string): Promise<PidRecord[]> {
  const names = await readdir(dir).catch(() => []);
  const files = names.filter((name) => name.endsWith(SUFFIX));
  return Promise.all(files.map(async (name) => JSON.parse(await readFile(join(dir, name), "utf8")) as PidRecord));
}

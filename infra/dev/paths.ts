import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** The files and folders of the runner. */
export interface Paths {
  readonly data: string;
  /** Logs of this run; `logs.previous` holds those of the previous run. */
  readonly logs: string;
  /** Pid files, with which the next start finds processes of a killed runner. */
  readonly run: string;
  readonly secrets: string;
  /** Rendered configuration. */
  readonly config: string;
  readonly lock: string;
  /** The state of all services as JSON. */
  readonly state: string;
}

/** The layout below a data directory. */
export function pathsOf(data: string): Paths {
  return {
    data,
    logs: join(data, "logs"),
    run: join(data, "run"),
    secrets: join(data, "secrets"),
    config: join(data, "config"),
    lock: join(data, "lock"),
    state: join(data, "state.json"),
  };
}

/** Creates the folders, readable only by their owner, and rotates the logs. */
export async function preparePaths(paths: Paths): Promise<void> {
  await mkdir(paths.data, { recursive: true, mode: 0o700 });
  await rm(`${paths.logs}.previous`, { recursive: true, force: true });
  await rename(paths.logs, `${paths.logs}.previous`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  for (const dir of [paths.logs, paths.run, paths.secrets, paths.config]) await mkdir(dir, { recursive: true });
}

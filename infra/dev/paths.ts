import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where the runner keeps what. */
export interface Paths {
  readonly data: string;
  /** Logs of this run; those of the run before lie in `logs.previous`. */
  readonly logs: string;
  /** Pid files, by which the next start finds what a killed runner left. */
  readonly run: string;
  readonly secrets: string;
  /** Rendered configuration. */
  readonly config: string;
  readonly lock: string;
  /** What runs where, for programs. */
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

/** Makes the directories, readable by their owner alone, and begins new logs. */
export async function preparePaths(paths: Paths): Promise<void> {
  await mkdir(paths.data, { recursive: true, mode: 0o700 });
  await rm(`${paths.logs}.previous`, { recursive: true, force: true });
  await rename(paths.logs, `${paths.logs}.previous`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  for (const dir of [paths.logs, paths.run, paths.secrets, paths.config]) await mkdir(dir, { recursive: true });
}

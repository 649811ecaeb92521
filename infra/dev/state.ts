import { renameSync, rmSync, writeFileSync } from "node:fs";
import type { ServiceStatus } from "./supervisor.ts";

/** What runs where, for programs that look at a run from outside. */
export interface RunState {
  /** The runner's. */
  readonly pid: number;
  /** Whether everything has been started that will be. */
  readonly ready: boolean;
  /** Of a role that may read everything. */
  readonly databaseUrl?: string;
  readonly services: readonly ServiceStatus[];
}

/** Replaces the state file, which only its owner may read. Synchronous, so that states appear in their order. */
export function writeState(path: string, state: RunState): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Removes the state file: nothing runs. */
export function removeState(path: string): void {
  rmSync(path, { force: true });
}

import { renameSync, rmSync, writeFileSync } from "node:fs";
import type { ServiceStatus } from "./supervisor.ts";

/** The state of a run, for other programs. */
export interface RunState {
  /** Of the runner. */
  readonly pid: number;
  /** Whether all services have started. */
  readonly ready: boolean;
  /** For a role that may read everything. */
  readonly databaseUrl?: string;
  readonly services: readonly ServiceStatus[];
}

/** Replaces the state file, readable only by its owner. Synchronous, which keeps states in order. */
export function writeState(path: string, state: RunState): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Removes the state file once nothing runs. */
export function removeState(path: string): void {
  rmSync(path, { force: true });
}

import type { Log } from "@petswipe/embedded";
import { removeState, writeState } from "./state.ts";
import { type ServiceStatus, Supervisor } from "./supervisor.ts";
import { aborted, stopRequest } from "./until-stopped.ts";

export interface SuperviseOptions {
  readonly log: Log;
  /** The state file, written after each change and removed at the end. */
  readonly statePath: string;
  /** Starts the services; resolves when all are ready, to what else the state file shall say. */
  start(supervisor: Supervisor): Promise<{ readonly databaseUrl?: string }>;
  /** Called once all are ready. */
  onReady(statuses: readonly ServiceStatus[]): void;
}

/** Starts services and keeps them running until it is asked to stop. Returns the exit code: 1 when a start failed. */
export async function supervise({ log, statePath, start, onReady }: SuperviseOptions): Promise<number> {
  let found: { readonly databaseUrl?: string } = {};
  let ready = false;
  const publish = () => writeState(statePath, { pid: process.pid, ready, ...found, services: supervisor.statuses() });
  const supervisor = new Supervisor({ log, onChange: publish });
  const stop = await stopRequest();
  const stopped = aborted(stop);
  let code = 0;
  try {
    const started = start(supervisor).then((result) => {
      found = result;
      ready = true;
      publish();
      onReady(supervisor.statuses());
    });
    await Promise.race([started, stopped]);
    await stopped;
    log(`stopping everything (${stop.reason})`);
  } catch (error) {
    code = 1;
    log(`${(error as Error).message}\nstopping everything`);
  }
  await supervisor.stopAll();
  removeState(statePath);
  log("everything has stopped");
  return code;
}

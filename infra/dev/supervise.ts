import type { Log } from "@petswipe/embedded";
import { removeState, writeState } from "./state.ts";
import { type ServiceStatus, Supervisor } from "./supervisor.ts";
import { aborted, stopRequest } from "./until-stopped.ts";

export interface SuperviseOptions {
  readonly log: Log;
  /** The state file, which is updated at each change and removed at the end. */
  readonly statePath: string;
  /** Starts the services. Resolves, when all are ready, to further values for the state file. */
  start(supervisor: Supervisor): Promise<{ readonly databaseUrl?: string }>;
  /** Called once all are ready. */
  onReady(statuses: readonly ServiceStatus[]): void;
}

/** Starts services and keeps them running until it is stopped. Returns the exit code: 1 when a start failed. */
export async function supervise({ log, statePath, start, onReady }: SuperviseOptions): Promise<number> {
  let details: { readonly databaseUrl?: string } = {};
  let ready = false;
  const publish = () => writeState(statePath, { pid: process.pid, ready, ...details, services: supervisor.statuses() });
  const supervisor = new Supervisor({ log, onChange: publish });
  const stop = await stopRequest();
  const stopped = aborted(stop);
  let code = 0;
  try {
    const started = start(supervisor).then((result) => {
      details = result;
      ready = true;
      publish();
      onReady(supervisor.statuses());
    });
    await Promise.race([started, stopped]);
    await stopped;
    log(`stopping all services (${stop.reason})`);
  } catch (error) {
    code = 1;
    log(`${(error as Error).message}\nstopping all services`);
  }
  await supervisor.stopAll();
  removeState(statePath);
  log("all services have stopped");
  return code;
}

import { type ServiceExit, type ServiceOptions, spawnService, waitFor } from "@petswipe/embedded";

/** Services of one stage stop together; later stages stop first. */
export const stages = ["data", "applications", "monitoring", "traffic"] as const;
export type Stage = (typeof stages)[number];

/** A service that runs and is ready. */
export interface RunningService {
  readonly pid: number;
  readonly exited: Promise<ServiceExit>;
  stop(): Promise<void>;
}

/** A service as the supervisor manages it. */
export interface ServiceSpec {
  readonly name: string;
  readonly stage: Stage;
  /** The address for users. */
  readonly url: string;
  readonly logFile: string;
  /** Resolves when it is ready. Throws the reason, with nothing left running, also when the signal is aborted. */
  start(signal: AbortSignal): Promise<RunningService>;
}

/** A service that is a child process with a URL for readiness. */
export interface ProcessSpec extends Omit<ServiceSpec, "start"> {
  readonly runDir: string;
  /** A URL that responds 2xx when the service is ready; without one it is ready immediately. */
  readonly ready?: string;
  readonly readyTimeoutMs?: number;
  /** Resolved at each start, since the program may have to be downloaded. */
  command(signal: AbortSignal): Promise<Pick<ServiceOptions, "command" | "args" | "env" | "cwd">>;
}

/** Describes an exit, as a phrase after the name of the service. */
export function howEnded({ code, signal }: ServiceExit): string {
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

/** A supervised service that runs a child process. */
export function processService(spec: ProcessSpec): ServiceSpec {
  const { name, stage, url, logFile, runDir, ready, readyTimeoutMs } = spec;
  const start = async (signal: AbortSignal): Promise<RunningService> => {
    const command = await spec.command(signal);
    signal.throwIfAborted();
    const service = await spawnService({ name, logFile, runDir, ...command });
    const ended = new AbortController();
    service.exited.then((exit) => ended.abort(new Error(`it ${howEnded(exit)} while it started`)));
    const bounds = { what: name, timeoutMs: readyTimeoutMs ?? 60_000, signal: AbortSignal.any([signal, ended.signal]) };
    try {
      if (ready !== undefined) await waitFor(ready, bounds);
      return service;
    } catch (error) {
      await service.stop();
      throw error;
    }
  };
  return { name, stage, url, logFile, start };
}

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

/** What the supervisor needs to know of a service. */
export interface ServiceSpec {
  readonly name: string;
  readonly stage: Stage;
  /** Where people reach it. */
  readonly url: string;
  readonly logFile: string;
  /** Resolves when it is ready. Throws with the reason, having left nothing running, also when the signal is aborted. */
  start(signal: AbortSignal): Promise<RunningService>;
}

/** A service that is a child process and tells by a URL that it is ready. */
export interface ProcessSpec extends Omit<ServiceSpec, "start"> {
  readonly runDir: string;
  /** Answers 2xx when the service is ready; without one it is ready at once. */
  readonly ready?: string;
  readonly readyTimeoutMs?: number;
  /** Resolved at each start: finding a program may mean to download it. */
  command(signal: AbortSignal): Promise<Pick<ServiceOptions, "command" | "args" | "env" | "cwd">>;
}

/** An exit in words, to follow the service's name. */
export function howEnded({ code, signal }: ServiceExit): string {
  return signal ? `was ended by ${signal}` : `ended with code ${code}`;
}

/** Makes a supervised service of a child process. */
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

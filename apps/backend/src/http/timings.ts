import { AsyncLocalStorage } from "node:async_hooks";

/** Time spent by one request so far, in seconds, and timestamps by performance.now(), in milliseconds. */
export interface Timings {
  readonly startedAt: number;
  handlerStartedAt: number | undefined;
  handlerEndedAt: number | undefined;
  /** In service calls, including their queries. */
  serviceSeconds: number;
  /** The part of it before the handler: the session lookup. */
  serviceSecondsBeforeHandler: number;
  databaseSeconds: number;
  /** Nested service calls; only the outermost is timed. */
  serviceDepth: number;
}

export interface RequestTimings {
  start(): Timings;
  /** Calls `next`; all work that it starts counts toward these timings. */
  run(timings: Timings, next: () => void): void;
  addDatabase(seconds: number): void;
  /** Wraps functions so that their duration counts as service time of the calling request. */
  service<Functions extends object>(functions: Functions): Functions;
}

/** Tracks each request's time through asynchronous calls. Work outside of requests is not counted. */
export function createRequestTimings(): RequestTimings {
  const storage = new AsyncLocalStorage<Timings>();

  function timed<Args extends unknown[], Result>(call: (...args: Args) => Result) {
    return (...args: Args): Result => {
      const timings = storage.getStore();
      if (timings === undefined || timings.serviceDepth > 0) return call(...args);
      const start = performance.now();
      const stop = () => {
        timings.serviceDepth -= 1;
        timings.serviceSeconds += (performance.now() - start) / 1000;
      };
      timings.serviceDepth += 1;
      return finishing(() => call(...args), stop);
    };
  }

  return {
    start: newTimings,
    run: (timings, next) => storage.run(timings, next),
    addDatabase(seconds) {
      const timings = storage.getStore();
      if (timings !== undefined) timings.databaseSeconds += seconds;
    },
    service<Functions extends object>(functions: Functions): Functions {
      const wrapped = Object.entries(functions).map(([name, value]) => [
        name,
        typeof value === "function" ? timed(value) : value,
      ]);
      return Object.fromEntries(wrapped) as Functions;
    },
  };
}

function newTimings(): Timings {
  return {
    startedAt: performance.now(),
    handlerStartedAt: undefined,
    handlerEndedAt: undefined,
    serviceSeconds: 0,
    serviceSecondsBeforeHandler: 0,
    databaseSeconds: 0,
    serviceDepth: 0,
  };
}

/** Calls `stop` when the call has ended, successfully or not. */
function finishing<Result>(call: () => Result, stop: () => void): Result {
  let result: Result;
  try {
    result = call();
  } catch (error) {
    stop();
    throw error;
  }
  if (result instanceof Promise) return result.finally(stop) as Result;
  stop();
  return result;
}

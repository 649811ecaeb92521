import { AsyncLocalStorage } from "node:async_hooks";

/** What one request spent so far, in seconds, and when it passed which point (performance.now, milliseconds). */
export interface Timings {
  readonly startedAt: number;
  handlerStartedAt: number | undefined;
  handlerEndedAt: number | undefined;
  /** In service calls, the queries they made included. */
  serviceSeconds: number;
  /** Those of them that passed before the handler: looking up the session. */
  serviceSecondsBeforeHandler: number;
  databaseSeconds: number;
  /** Service calls under way: only the outermost is timed. */
  serviceDepth: number;
}

export interface RequestTimings {
  start(): Timings;
  /** Calls `next`; all that follows from it counts for these timings. */
  run(timings: Timings, next: () => void): void;
  addDatabase(seconds: number): void;
  /** Wraps a feature's functions so that the time in them counts as service time of the request that calls them. */
  service<Functions extends object>(functions: Functions): Functions;
}

/** Follows each request's time through asynchronous calls. Work outside of requests is not counted. */
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

/** Calls `stop` when the call has ended, in whichever way. */
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

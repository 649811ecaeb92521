import type { Logger } from "@petswipe/logging";
import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import type { RedisBreaker } from "./breaker.ts";
import type { CacheType } from "./keys.ts";
import { createMissed } from "./missed.ts";

export interface Changed {
  readonly cache_type: CacheType;
  /** Of the entries that are no longer true. */
  readonly keys: readonly string[];
}

export interface Cache {
  /** Reads or fills; undefined when Redis is out of reach. Never throws for Redis' sake. */
  attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
  /** The same for what changes entries that are no longer true: when it fails, they are taken out before the next use. */
  invalidate<Result>(changed: Changed, work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
}

export interface CacheOptions {
  readonly redis: Redis | undefined;
  readonly breaker: RedisBreaker;
  readonly metrics: Instruments<typeof cacheMetrics>;
  readonly logger: Logger;
}

/**
 * A cache that may vanish at any time. It is emptied after a lost connection: a Redis that restarts may come back from a
 * snapshot, with entries that were taken out since.
 */
export function createCache({ redis, breaker, metrics, logger }: CacheOptions): Cache {
  const missed = createMissed(metrics, () => logger.info("cache emptied after an outage of Redis"));
  let makingUp: Promise<void> | undefined;
  onLostConnection(redis, missed.addAll);

  const attempt: Cache["attempt"] = (work) =>
    breaker.attempt(async (live) => {
      if (missed.any()) {
        makingUp ??= missed.makeUp(live).finally(() => {
          makingUp = undefined;
        });
      }
      if (makingUp !== undefined) await makingUp;
      return work(live);
    });

  return {
    attempt,
    async invalidate({ cache_type, keys }, work) {
      const done = await attempt(async (live) => ({ value: await work(live) }));
      if (done === undefined) missed.add(cache_type, keys);
      return done?.value;
    },
  };
}

/** Calls `onLost` each time an established connection ends. */
function onLostConnection(redis: Redis | undefined, onLost: () => void): void {
  let connected = redis?.status === "ready";
  redis?.on("ready", () => {
    connected = true;
  });
  redis?.on("close", () => {
    if (connected) onLost();
    connected = false;
  });
}

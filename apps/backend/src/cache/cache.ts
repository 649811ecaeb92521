import type { Logger } from "@petswipe/logging";
import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import type { RedisBreaker } from "./breaker.ts";
import type { CacheType } from "./keys.ts";
import { createPendingInvalidations } from "./pending-invalidations.ts";

export interface Changed {
  readonly cache_type: CacheType;
  /** Keys of the outdated entries. */
  readonly keys: readonly string[];
}

export interface Cache {
  /** For reads and fills; undefined if Redis is unavailable. Never throws errors of Redis. */
  attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
  /** The same for updates of outdated entries; if it fails, they are evicted before the cache is used again. */
  invalidate<Result>(changed: Changed, work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
}

export interface CacheOptions {
  readonly redis: Redis | undefined;
  readonly breaker: RedisBreaker;
  readonly metrics: Instruments<typeof cacheMetrics>;
  readonly logger: Logger;
}

/**
 * A cache that may fail at any time. It is emptied after a lost connection: a restarted Redis may load a snapshot with
 * outdated entries.
 */
export function createCache({ redis, breaker, metrics, logger }: CacheOptions): Cache {
  const pending = createPendingInvalidations(metrics, () => logger.info("cache emptied after a Redis outage"));
  let applying: Promise<void> | undefined;
  onLostConnection(redis, pending.addAll);

  const attempt: Cache["attempt"] = (work) =>
    breaker.attempt(async (live) => {
      if (pending.any()) {
        applying ??= pending.apply(live).finally(() => {
          applying = undefined;
        });
      }
      if (applying !== undefined) await applying;
      return work(live);
    });

  return {
    attempt,
    async invalidate({ cache_type, keys }, work) {
      const done = await attempt(async (live) => ({ value: await work(live) }));
      if (done === undefined) pending.add(cache_type, keys);
      return done?.value;
    },
  };
}

/** Calls `onLost` whenever an established connection is lost. */
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

import type { Logger } from "@petswipe/logging";
import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import { flushCache } from "./flush.ts";

/** After a failure the cache is left alone for this long, so that a hanging Redis costs one request a second its time-out, not all. */
const REST_MS = 1000;

export interface Cache {
  /** Runs commands; undefined when Redis is out of reach. Never throws for Redis' sake. */
  attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
}

export interface CacheOptions {
  readonly redis: Redis | undefined;
  readonly metrics: Instruments<typeof cacheMetrics>;
  readonly logger: Logger;
}

/**
 * A cache that may vanish at any time. A command that failed may have been one that takes out an entry, so before the
 * cache is used again after a failure, it is emptied.
 */
export function createCache({ redis, metrics, logger }: CacheOptions): Cache {
  let restUntil = 0;
  let stale = false;
  let emptying: Promise<void> | undefined;

  async function empty(live: Redis): Promise<void> {
    await flushCache(live, metrics);
    stale = false;
    logger.info("cache emptied after an outage of Redis");
  }

  return {
    async attempt(work) {
      if (redis === undefined) return undefined;
      if (redis.status !== "ready") {
        stale = true;
        return undefined;
      }
      if (Date.now() < restUntil) return undefined;
      try {
        if (stale) {
          emptying ??= empty(redis).finally(() => {
            emptying = undefined;
          });
          await emptying;
        }
        return await work(redis);
      } catch (error) {
        stale = true;
        restUntil = Date.now() + REST_MS;
        logger.warn({ err: error }, "cache command failed");
        return undefined;
      }
    },
  };
}

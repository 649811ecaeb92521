import type { Logger } from "@petswipe/logging";
import type { Redis } from "ioredis";

/** After a failure Redis is skipped for this long: if it hangs, only one request per second waits for the timeout. */
const OPEN_MS = 1000;

/** Guards all use of Redis. */
export interface RedisBreaker {
  /** Runs commands; undefined if Redis is unavailable or the breaker is open. Never throws errors of Redis. */
  attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
}

export interface BreakerOptions {
  readonly redis: Redis | undefined;
  readonly logger: Logger;
}

/** A circuit breaker. After the pause one caller probes Redis; the others skip it until the probe succeeds. */
export function createBreaker({ redis, logger }: BreakerOptions): RedisBreaker {
  let tripped = false;
  let openUntil = 0;

  return {
    async attempt(work) {
      if (redis === undefined || redis.status !== "ready" || Date.now() < openUntil) return undefined;
      if (tripped) openUntil = Date.now() + OPEN_MS;
      try {
        const result = await work(redis);
        tripped = false;
        openUntil = 0;
        return result;
      } catch (error) {
        tripped = true;
        openUntil = Date.now() + OPEN_MS;
        logger.warn({ err: error }, "Redis command failed");
        return undefined;
      }
    },
  };
}

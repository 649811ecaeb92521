import type { Logger } from "@petswipe/logging";
import type { Redis } from "ioredis";

/** After a failure Redis is left alone for this long, so that a hanging one costs one request a second its time-out, not all. */
const REST_MS = 1000;

/** Commands that may come to nothing; everything that uses Redis goes through one of these. */
export interface RedisBreaker {
  /** Runs commands; undefined when Redis is out of reach or rests. Never throws for Redis' sake. */
  attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | undefined>;
}

export interface BreakerOptions {
  readonly redis: Redis | undefined;
  readonly logger: Logger;
}

/** A circuit breaker. When the rest is over one caller tries, and the others go without until it has ended well. */
export function createBreaker({ redis, logger }: BreakerOptions): RedisBreaker {
  let tripped = false;
  let restUntil = 0;

  return {
    async attempt(work) {
      if (redis === undefined || redis.status !== "ready" || Date.now() < restUntil) return undefined;
      if (tripped) restUntil = Date.now() + REST_MS;
      try {
        const result = await work(redis);
        tripped = false;
        restUntil = 0;
        return result;
      } catch (error) {
        tripped = true;
        restUntil = Date.now() + REST_MS;
        logger.warn({ err: error }, "a command of Redis failed");
        return undefined;
      }
    },
  };
}

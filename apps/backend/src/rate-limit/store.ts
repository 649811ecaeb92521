import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { RateCounter } from "./counter.ts";

/** Makes the plugin use our counter. */
export function rateStore(counter: RateCounter): FastifyRateLimitStoreCtor {
  return class RateStore implements FastifyRateLimitStore {
    incr(key: string, done: Parameters<FastifyRateLimitStore["incr"]>[1], windowMs: number): void {
      counter.count(key, windowMs).then((hits) => done(null, hits), done);
    }

    /** All limits share one store; their keys differ. */
    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

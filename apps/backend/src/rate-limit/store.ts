import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import type { RateCounter } from "./counter.ts";

/** Lets the plugin's limits count in ours. */
export function rateStore(counter: RateCounter): FastifyRateLimitStoreCtor {
  return class RateStore implements FastifyRateLimitStore {
    incr(key: string, done: Parameters<FastifyRateLimitStore["incr"]>[1], windowMs: number): void {
      counter.count(key, windowMs).then((hits) => done(null, hits), done);
    }

    /** All limits count in one place; their keys tell them apart. */
    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

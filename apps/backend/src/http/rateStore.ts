import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from "@fastify/rate-limit";
import { LruMap } from "toad-cache";
import type { RedisBreaker } from "../cache/breaker.ts";

/** Addresses that this process remembers while Redis is away. */
const REMEMBERED = 10_000;
const PREFIX = "rate-limit:";

const COUNT = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {current, redis.call('PTTL', KEYS[1])}`;

interface Hits {
  /** Of the window, this request included. */
  readonly current: number;
  /** Until the window's end, in milliseconds. */
  readonly ttl: number;
}

/** Counts through Redis, for all replicas together; without it each process counts by itself, so that no limit vanishes. */
export function rateStore(breaker: RedisBreaker): FastifyRateLimitStoreCtor {
  const countHere = localCounter();
  const countTogether = (key: string, windowMs: number) =>
    breaker.attempt(async (redis) => {
      const [current, ttl] = (await redis.eval(COUNT, 1, PREFIX + key, windowMs)) as [number, number];
      return { current, ttl };
    });

  return class RateStore implements FastifyRateLimitStore {
    incr(key: string, done: Parameters<FastifyRateLimitStore["incr"]>[1], windowMs: number): void {
      countTogether(key, windowMs).then(
        (hits) => done(null, hits ?? countHere(key, windowMs)),
        (error: Error) => done(error),
      );
    }

    /** All limits count in one place; their keys tell them apart. */
    child(): FastifyRateLimitStore {
      return this;
    }
  };
}

function localCounter() {
  const windows = new LruMap<{ current: number; readonly endsAt: number }>(REMEMBERED);
  return (key: string, windowMs: number): Hits => {
    const now = Date.now();
    const known = windows.get(key);
    const window = known !== undefined && known.endsAt > now ? known : { current: 0, endsAt: now + windowMs };
    window.current += 1;
    windows.set(key, window);
    return { current: window.current, ttl: window.endsAt - now };
  };
}

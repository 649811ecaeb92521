import { LruMap } from "toad-cache";
import type { RedisBreaker } from "../cache/breaker.ts";

/** Keys that this process remembers while Redis is away. */
const MAX_LOCAL_KEYS = 10_000;
const PREFIX = "rate-limit:";

const COUNT = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {current, redis.call('PTTL', KEYS[1])}`;

export interface Hits {
  /** Of the window, this one included. */
  readonly current: number;
  /** Until the window's end, in milliseconds. */
  readonly ttl: number;
}

export interface RateCounter {
  /** Counts one more under a key, in a window of so many milliseconds that begins with the first. */
  count(key: string, windowMs: number): Promise<Hits>;
  /** Ends the key's window now. */
  forget(key: string): Promise<void>;
}

/** Counts through Redis, for all replicas together; without it each process counts by itself, so that no limit vanishes. */
export function createRateCounter(breaker: RedisBreaker): RateCounter {
  const here = localCounter();
  return {
    async count(key, windowMs) {
      const together = await breaker.attempt(async (redis) => {
        const [current, ttl] = (await redis.eval(COUNT, 1, PREFIX + key, windowMs)) as [number, number];
        return { current, ttl };
      });
      return together ?? here.count(key, windowMs);
    },
    async forget(key) {
      here.forget(key);
      await breaker.attempt((redis) => redis.del(PREFIX + key));
    },
  };
}

function localCounter() {
  const windows = new LruMap<{ current: number; readonly endsAt: number }>(MAX_LOCAL_KEYS);
  return {
    count(key: string, windowMs: number): Hits {
      const now = Date.now();
      const known = windows.get(key);
      const window = known !== undefined && known.endsAt > now ? known : { current: 0, endsAt: now + windowMs };
      window.current += 1;
      windows.set(key, window);
      return { current: window.current, ttl: window.endsAt - now };
    },
    forget: (key: string) => windows.delete(key),
  };
}

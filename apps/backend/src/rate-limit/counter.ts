import { LruMap } from "toad-cache";
import type { RedisBreaker } from "../cache/breaker.ts";

/** Number of keys counted in memory while Redis is unavailable. */
const MAX_LOCAL_KEYS = 10_000;
const PREFIX = "rate-limit:";

const COUNT = `
local current = redis.call('INCR', KEYS[1])
if current == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {current, redis.call('PTTL', KEYS[1])}`;

export interface Hits {
  /** Hits in the window, including this one. */
  readonly current: number;
  /** Milliseconds until the window ends. */
  readonly ttl: number;
}

export interface RateCounter {
  /** Counts a hit of a key, in a window that starts with the first hit. */
  count(key: string, windowMs: number): Promise<Hits>;
  /** Resets the key's count. */
  forget(key: string): Promise<void>;
}

/** Counts in Redis, shared by all replicas; while Redis is unavailable, each process counts for itself. */
export function createRateCounter(breaker: RedisBreaker): RateCounter {
  const local = localCounter();
  return {
    async count(key, windowMs) {
      const shared = await breaker.attempt(async (redis) => {
        const [current, ttl] = (await redis.eval(COUNT, 1, PREFIX + key, windowMs)) as [number, number];
        return { current, ttl };
      });
      return shared ?? local.count(key, windowMs);
    },
    async forget(key) {
      local.forget(key);
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

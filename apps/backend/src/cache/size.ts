import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import type { Cache } from "./cache.ts";
import { CACHE_TYPES, type CacheType, keysOf } from "./keys.ts";

/** Number of keys that are measured; their mean is used for all. */
const SAMPLE_KEYS = 100;
/** Number of keys that are scanned; above that, the count is extrapolated. */
const MAX_SCANNED_KEYS = 20_000;

/** Measures the memory of each cache type in Redis; absent while Redis is unavailable. */
export async function measureCache(cache: Cache, metrics: Instruments<typeof cacheMetrics>): Promise<void> {
  const sizes = await cache.attempt(async (redis) => {
    const measured = new Map<CacheType, number>();
    for (const cache_type of CACHE_TYPES) measured.set(cache_type, await sizeOf(redis, cache_type));
    return measured;
  });
  for (const cache_type of CACHE_TYPES) {
    const size = sizes?.get(cache_type);
    if (size === undefined) metrics.cache_size_bytes.clear({ cache_type });
    else metrics.cache_size_bytes.set({ cache_type }, size);
  }
}

async function sizeOf(redis: Redis, type: CacheType): Promise<number> {
  const { keys, complete, scanned } = await scan(redis, keysOf(type));
  if (keys.length === 0) return 0;
  const sample = keys.slice(0, SAMPLE_KEYS);
  const sizes = await Promise.all(sample.map((key) => redis.memory("USAGE", key)));
  const mean = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / sample.length;
  const count = complete ? keys.length : (keys.length / scanned) * (await redis.dbsize());
  return Math.round(mean * count);
}

async function scan(redis: Redis, match: string): Promise<{ keys: string[]; complete: boolean; scanned: number }> {
  const keys: string[] = [];
  const step = 1000;
  let cursor = "0";
  let scanned = 0;
  do {
    const [next, found] = await redis.scan(cursor, "MATCH", match, "COUNT", step);
    cursor = next;
    keys.push(...found);
    scanned += step;
  } while (cursor !== "0" && scanned < MAX_SCANNED_KEYS);
  return { keys, complete: cursor === "0", scanned };
}

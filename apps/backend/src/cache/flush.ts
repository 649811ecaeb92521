import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import { CACHE_TYPES, keysOf } from "./keys.ts";

/** Evicts every cache entry, and nothing else in this Redis. */
export async function flushCache(redis: Redis, metrics: Instruments<typeof cacheMetrics>): Promise<void> {
  for (const cache_type of CACHE_TYPES) {
    for await (const keys of redis.scanStream({ match: keysOf(cache_type), count: 1000 }) as AsyncIterable<string[]>) {
      if (keys.length > 0) metrics.cache_evictions_total.inc({ cache_type }, await redis.unlink(...keys));
    }
  }
}

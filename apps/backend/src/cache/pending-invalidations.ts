import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import { flushCache } from "./flush.ts";
import type { CacheType } from "./keys.ts";

/** Above this number of entries, the whole cache is flushed instead. */
const MAX_ENTRIES = 10_000;

/** Outdated entries that could not be evicted while Redis was unavailable. */
export interface PendingInvalidations {
  add(cache_type: CacheType, keys: readonly string[]): void;
  /** Any entry may be outdated. */
  addAll(): void;
  any(): boolean;
  /** Evicts all pending entries. If it throws, they stay pending. */
  apply(redis: Redis): Promise<void>;
}

export function createPendingInvalidations(
  metrics: Instruments<typeof cacheMetrics>,
  onEmptied: () => void,
): PendingInvalidations {
  let everything = false;
  let entries = new Map<string, CacheType>();

  function add(cache_type: CacheType, keys: readonly string[]): void {
    for (const key of keys) entries.set(key, cache_type);
    if (entries.size > MAX_ENTRIES) addAll();
  }
  function addAll(): void {
    everything = true;
    entries.clear();
  }

  async function evict(redis: Redis, outdated: ReadonlyMap<string, CacheType>): Promise<void> {
    for (const [cache_type, pairs] of Map.groupBy(outdated, ([, type]) => type)) {
      const keys = pairs.map(([key]) => key);
      metrics.cache_evictions_total.inc({ cache_type }, await redis.unlink(...keys));
    }
  }

  return {
    add,
    addAll,
    any: () => everything || entries.size > 0,
    async apply(redis) {
      // Cleared first, so that entries added meanwhile are kept.
      const before = { everything, entries };
      everything = false;
      entries = new Map();
      try {
        if (before.everything) await flushCache(redis, metrics);
        else await evict(redis, before.entries);
      } catch (error) {
        if (before.everything) addAll();
        for (const [key, cache_type] of before.entries) add(cache_type, [key]);
        throw error;
      }
      if (before.everything) onEmptied();
    },
  };
}

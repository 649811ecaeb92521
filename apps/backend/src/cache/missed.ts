import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import { flushCache } from "./flush.ts";
import type { CacheType } from "./keys.ts";

/** Entries remembered at most; above that everything is taken out. */
const MAX_ENTRIES = 10_000;

/** What the cache still holds though it is no longer true, since nobody could take it out. */
export interface Missed {
  /** One kind's entries that could not be taken out. */
  add(cache_type: CacheType, keys: readonly string[]): void;
  /** Any entry may be untrue. */
  addAll(): void;
  any(): boolean;
  /** Takes out all that was missed. When it throws, it is still missed. */
  makeUp(redis: Redis): Promise<void>;
}

export function createMissed(metrics: Instruments<typeof cacheMetrics>, onEmptied: () => void): Missed {
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

  async function takeOut(redis: Redis, taken: ReadonlyMap<string, CacheType>): Promise<void> {
    for (const [cache_type, pairs] of Map.groupBy(taken, ([, type]) => type)) {
      const keys = pairs.map(([key]) => key);
      metrics.cache_evictions_total.inc({ cache_type }, await redis.unlink(...keys));
    }
  }

  return {
    add,
    addAll,
    any: () => everything || entries.size > 0,
    async makeUp(redis) {
      // Forgotten first, so that what is missed meanwhile is not forgotten with it.
      const before = { everything, entries };
      everything = false;
      entries = new Map();
      try {
        if (before.everything) await flushCache(redis, metrics);
        else await takeOut(redis, before.entries);
      } catch (error) {
        if (before.everything) addAll();
        for (const [key, cache_type] of before.entries) add(cache_type, [key]);
        throw error;
      }
      if (before.everything) onEmptied();
    },
  };
}

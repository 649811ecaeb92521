import type { cacheMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Cache } from "../cache/cache.ts";
import { deckKey, swipedKey } from "../cache/keys.ts";

const DECK_TTL_SECONDS = 300;
/** A complete deck must include new pets soon. */
const SHORT_DECK_TTL_SECONDS = 15;
/**
 * How long swiped pets are remembered beside the deck. A deck may be stored shortly after a swipe that it does not
 * include yet; the list of swiped pets outlives every such deck.
 */
const SWIPED_TTL_SECONDS = 2 * DECK_TTL_SECONDS;

const cache_type = "deck";
/** The last entry of a deck that has all pets of the database. */
const END = "end";

export interface CachedDeck {
  readonly petIds: readonly string[];
  /** Whether the database had no more pets. */
  readonly complete: boolean;
}

export function deckCache(cache: Cache, metrics: Instruments<typeof cacheMetrics>) {
  return {
    /** The user's next pets, without those swiped since they were cached; undefined if nothing is cached. */
    async get(userId: string): Promise<CachedDeck | undefined> {
      const found = await cache.attempt((redis) =>
        Promise.all([redis.lrange(deckKey(userId), 0, -1), redis.smembers(swipedKey(userId))]),
      );
      if (found === undefined || found[0].length === 0) return undefined;
      const [entries, swiped] = found;
      const excluded = new Set([...swiped, END]);
      return { petIds: entries.filter((id) => !excluded.has(id)), complete: entries.at(-1) === END };
    },

    async put(userId: string, { petIds, complete }: CachedDeck): Promise<void> {
      const entries = complete ? [...petIds, END] : petIds;
      const ttl = complete ? SHORT_DECK_TTL_SECONDS : DECK_TTL_SECONDS;
      await cache.attempt((redis) =>
        redis
          .multi()
          .del(deckKey(userId))
          .rpush(deckKey(userId), ...entries)
          .expire(deckKey(userId), ttl)
          .exec(),
      );
    },

    /** Removes a pet, also from decks that are being stored concurrently. */
    async swiped(userId: string, petId: string): Promise<void> {
      const removed = await cache.invalidate({ cache_type, keys: [deckKey(userId)] }, async (redis) => {
        const [, , count] = await Promise.all([
          redis.sadd(swipedKey(userId), petId),
          redis.expire(swipedKey(userId), SWIPED_TTL_SECONDS),
          redis.lrem(deckKey(userId), 1, petId),
        ]);
        return count;
      });
      if (removed !== undefined && removed > 0) metrics.cache_evictions_total.inc({ cache_type }, removed);
    },

    hit: () => metrics.cache_hits_total.inc({ cache_type }),
    miss: () => metrics.cache_misses_total.inc({ cache_type }),
  };
}

export type DeckCache = ReturnType<typeof deckCache>;

import type { Pet } from "@petswipe/contract";
import { type Database, statement } from "@petswipe/database";
import type { PetsRepository } from "../pets/repository.ts";
import type { DeckCache } from "./cache.ts";

/** Number of pets to fetch ahead, so that most pages come from the cache. */
const PREFETCH = 60;

const selectDeck = statement<{ id: string }>(
  "select",
  "pets",
  `SELECT p.id FROM pets p
   WHERE p.status = 'listed' AND NOT EXISTS (SELECT FROM swipes s WHERE s.user_id = $1 AND s.pet_id = p.id)
   ORDER BY p.id DESC LIMIT $2`,
);

export function deckRepository(db: Database, cache: DeckCache, pets: PetsRepository) {
  const listed = async (ids: readonly string[]): Promise<Pet[]> =>
    (await pets.byIds(ids)).filter((pet) => pet.status === "listed");

  async function fromCache(userId: string, limit: number): Promise<Pet[] | undefined> {
    const deck = await cache.get(userId);
    if (deck === undefined) return undefined;
    const found = await listed(deck.petIds.slice(0, limit));
    const enough = found.length >= limit || (deck.complete && deck.petIds.length <= limit);
    return enough ? found : undefined;
  }

  return {
    /** At most `limit` listed pets that the user has not swiped yet, newest first. */
    async next(userId: string, limit: number): Promise<Pet[]> {
      const cached = await fromCache(userId, limit);
      if (cached !== undefined) {
        cache.hit();
        return cached;
      }
      cache.miss();
      const rows = await db.query(selectDeck, [userId, PREFETCH]);
      const petIds = rows.map((row) => row.id);
      await cache.put(userId, { petIds, complete: petIds.length < PREFETCH });
      return listed(petIds.slice(0, limit));
    },
  };
}

export type DeckRepository = ReturnType<typeof deckRepository>;

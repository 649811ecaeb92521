import { expect } from "vitest";
import { deckKey, petKey } from "../../../src/cache/keys.ts";
import { measureCache } from "../../../src/cache/size.ts";
import { openCache } from "../cache.ts";
import { client, listPet, signUp } from "../users.ts";
import type { LabelRow } from "./suite.ts";

const readPet = (isCached: boolean): LabelRow["arrange"] => {
  return async ({ backend, shelter }) => {
    const pet = await listPet(shelter);
    if (!isCached) await backend.redis.flushall();
    return { act: () => client(backend)("GET", `/api/pets/${pet.id}`) };
  };
};

/** Three pets: so a deck's lookup differs from those of its pets. */
const readDeck = (isCached: boolean): LabelRow["arrange"] => {
  return async ({ backend, shelter }) => {
    const adopter = await signUp(backend);
    for (let n = 1; n <= 3; n += 1) await listPet(shelter);
    const act = () => adopter.call("GET", "/api/deck?limit=3");
    if (isCached) await act();
    else await backend.redis.flushall();
    return { act };
  };
};

/** Entries of one type with a known size, measured. */
const size = (key: string, bytes: number): LabelRow["arrange"] => {
  return async ({ backend }) => {
    await backend.redis.flushall();
    await backend.redis.set(key, "x".repeat(bytes));
    return { act: () => measureCache(openCache(backend), backend.metrics) };
  };
};

/** Bytes within 5,000, which includes Redis' overhead. */
const about = (bytes: number) => expect.closeTo(bytes, -4);

export const cache: readonly LabelRow[] = [
  { what: "a pet from the cache", moves: { 'cache_hits_total{cache_type="pet"}': 1 }, arrange: readPet(true) },
  { what: "a pet from the database", moves: { 'cache_misses_total{cache_type="pet"}': 1 }, arrange: readPet(false) },
  {
    what: "a deck of three pets from the cache",
    moves: { 'cache_hits_total{cache_type="deck"}': 1, 'cache_hits_total{cache_type="pet"}': 3 },
    arrange: readDeck(true),
  },
  {
    what: "a deck of three pets from the database",
    moves: { 'cache_misses_total{cache_type="deck"}': 1, 'cache_misses_total{cache_type="pet"}': 3 },
    arrange: readDeck(false),
  },
  {
    what: "a swipe of a pet in a cached deck",
    moves: { 'cache_evictions_total{cache_type="deck"}': 1 },
    arrange: async ({ backend, shelter }) => {
      const [pet, adopter] = [await listPet(shelter), await signUp(backend)];
      await adopter.call("GET", "/api/deck");
      return { act: () => adopter.call("POST", "/api/swipes", { petId: pet.id, liked: false }) };
    },
  },
  {
    what: "a change of a cached pet",
    moves: { 'cache_evictions_total{cache_type="pet"}': 1 },
    arrange: async ({ shelter }) => {
      const pet = await listPet(shelter);
      return { act: () => shelter.call("PATCH", `/api/pets/${pet.id}`, { name: "Max" }) };
    },
  },
  {
    what: "a cache with pets alone",
    moves: { 'cache_size_bytes{cache_type="pet"}': about(40_000) },
    arrange: size(petKey("1"), 40_000),
  },
  {
    what: "a cache with decks alone",
    moves: { 'cache_size_bytes{cache_type="deck"}': about(40_000) },
    arrange: size(deckKey("1"), 40_000),
  },
];

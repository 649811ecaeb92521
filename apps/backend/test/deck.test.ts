import type { DeckReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deckKey } from "../src/cache/keys.ts";
import { deckCache } from "../src/deck/cache.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { openCache } from "./support/cache.ts";
import { count } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
  for (let i = 0; i < 70; i += 1) await listPet(shelter);
});
afterAll(() => backend.close());

const deckOf = async (person: TestUser, limit = 10) =>
  (await person.call<DeckReply>("GET", `/api/deck?limit=${limit}`)).body.pets.map((pet) => pet.id);
const swipe = (person: TestUser, petId: string) => person.call("POST", "/api/swipes", { petId, liked: false });
const lookups = async () => ({
  hits: await metricValue(backend, "cache_hits_total", { cache_type: "deck" }),
  misses: await metricValue(backend, "cache_misses_total", { cache_type: "deck" }),
});

describe("the deck", () => {
  test("has the newest pets first, ten by default, or the requested number", async () => {
    const adopter = await signUp(backend);
    const ten = (await adopter.call<DeckReply>("GET", "/api/deck")).body.pets.map((pet) => pet.id);
    expect(ten).toHaveLength(10);
    expect(ten).toEqual([...ten].sort((a, b) => Number(b) - Number(a)));
    expect(await deckOf(adopter, 3)).toEqual(ten.slice(0, 3));
    expect(await deckOf(adopter, 50)).toHaveLength(50);
  });

  test("swiped to its end shows every pet exactly once", async () => {
    const adopter = await signUp(backend);
    const seen: string[] = [];
    for (let page = await deckOf(adopter); page.length > 0; page = await deckOf(adopter)) {
      for (const id of page) expect((await swipe(adopter, id)).status).toBe(201);
      seen.push(...page);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await count(backend, "pets", "status = 'listed'"));
  });

  test("comes from the cache the second time, and each lookup is counted once", async () => {
    const adopter = await signUp(backend);
    const before = await lookups();
    const first = await deckOf(adopter);
    expect(await lookups()).toEqual({ hits: before.hits, misses: before.misses + 1 });
    expect(await deckOf(adopter)).toEqual(first);
    expect(await lookups()).toEqual({ hits: before.hits + 1, misses: before.misses + 1 });
  });

  test("loses a swiped pet at once, and counts it as evicted", async () => {
    const adopter = await signUp(backend);
    const [first = "", ...others] = await deckOf(adopter, 5);
    const evicted = await metricValue(backend, "cache_evictions_total", { cache_type: "deck" });
    await swipe(adopter, first);
    expect((await deckOf(adopter, 5)).slice(0, 4)).toEqual(others);
    expect(await metricValue(backend, "cache_evictions_total", { cache_type: "deck" })).toBe(evicted + 1);
  });

  test("loses withdrawn and adopted pets at once, for everyone", async () => {
    const adopter = await signUp(backend);
    const keeper = await signUp(backend, "shelter");
    const pet = await listPet(keeper);
    expect((await deckOf(adopter))[0]).toBe(pet.id);
    await keeper.call("POST", `/api/pets/${pet.id}/withdraw`);
    const without = await deckOf(adopter);
    expect(without).toHaveLength(10);
    expect(without).not.toContain(pet.id);
  });

  test("that was read before a swipe and cached after it never shows that pet", async () => {
    const adopter = await signUp(backend);
    const petIds = await deckOf(adopter);
    const [swiped = ""] = petIds;
    await swipe(adopter, swiped);
    const cache = openCache(backend);
    await deckCache(cache, backend.metrics).put(adopter.user.id, { petIds, complete: false });
    expect(await deckOf(adopter, 9)).toEqual(petIds.slice(1));
  });

  test("requested during swipes shows no pet whose swipe was answered", async () => {
    const adopter = await signUp(backend);
    const page = await deckOf(adopter, 20);
    const done = new Set<string>();
    let swiping = true;
    const poll = async () => {
      while (swiping) {
        const known = [...done];
        const shown = await deckOf(adopter, 20);
        expect(shown.filter((id) => known.includes(id))).toEqual([]);
        await backend.redis.del(deckKey(adopter.user.id));
      }
    };
    const polls = Promise.all([poll(), poll(), poll()]);
    for (const id of page) {
      await swipe(adopter, id);
      done.add(id);
    }
    swiping = false;
    await polls;
  });
});

describe("a deck with nothing left", () => {
  test("is cached for 15 seconds, and then shows newly listed pets", async () => {
    const other = await startBackend();
    const [keeper, adopter] = [await signUp(other, "shelter"), await signUp(other)];
    const key = deckKey(adopter.user.id);
    expect(await deckOf(adopter)).toEqual([]);
    expect(await deckOf(adopter)).toEqual([]);
    expect(await metricValue(other, "cache_hits_total", { cache_type: "deck" })).toBe(1);
    const pet = await listPet(keeper);
    expect(await other.redis.ttl(key)).toBeLessThanOrEqual(15);
    await other.redis.pexpire(key, 0);
    expect(await deckOf(adopter)).toEqual([pet.id]);
    await other.close();
  });
});

test("is limited to adopters, and refuses limits out of bounds", async () => {
  const adopter = await signUp(backend);
  expectError(await shelter.call("GET", "/api/deck"), 403, "forbidden");
  expectError(await client(backend)("GET", "/api/deck"), 401, "not_logged_in");
  for (const limit of ["0", "51", "-1", "1.5", "many", ""]) {
    expectError(await adopter.call("GET", `/api/deck?limit=${limit}`), 400, "validation_failed");
  }
});

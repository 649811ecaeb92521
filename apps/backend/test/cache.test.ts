import type { Pet } from "@petswipe/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Cache, createCache } from "../src/cache/cache.ts";
import { petKey } from "../src/cache/keys.ts";
import { measureCache } from "../src/cache/size.ts";
import { petCache } from "../src/pets/cache.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { metricValue, seriesOf } from "./support/metrics.ts";
import { client, listPet, type Person, signUp } from "./support/people.ts";

let backend: Backend;
let shelter: Person;
let cache: Cache;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
  cache = createCache({ redis: backend.redis, metrics: backend.metrics, logger: backend.logger });
});
afterAll(() => backend.close());
beforeEach(async () => {
  await backend.redis.flushall();
});

const count = (name: "hits" | "misses" | "evictions") =>
  metricValue(backend, `cache_${name}_total`, { cache_type: "pet" });
const sizes = async () =>
  new Map((await seriesOf(backend, "cache_size_bytes")).map(({ labels, value }) => [labels["cache_type"], value]));

test("of two versions of a pet the newer stays, in whichever order they come", async () => {
  const pets = petCache(cache, backend.metrics);
  const old = await listPet(shelter, { name: "Old" });
  const renamed: Pet = { ...old, name: "New" };
  const evicted = await count("evictions");
  await pets.put([{ pet: renamed, version: 2 }]);
  await pets.put([{ pet: old, version: 1 }]);
  expect((await pets.get([old.id])).get(old.id)?.name).toBe("New");
  expect(await count("evictions")).toBe(evicted + 1);
  await pets.put([{ pet: { ...old, name: "Newer" }, version: 10 }]);
  await pets.put([{ pet: { ...old, name: "Nine" }, version: 9 }]);
  expect((await pets.get([old.id])).get(old.id)?.name).toBe("Newer");
});

test("a pet is read from the database once, then from the cache, until it changes", async () => {
  const pet = await listPet(shelter);
  await backend.redis.del(petKey(pet.id));
  const [hits, misses] = [await count("hits"), await count("misses")];
  const read = () => client(backend)("GET", `/api/pets/${pet.id}`);
  await read();
  expect([await count("hits"), await count("misses")]).toEqual([hits, misses + 1]);
  await read();
  expect([await count("hits"), await count("misses")]).toEqual([hits + 1, misses + 1]);
  const evicted = await count("evictions");
  await shelter.call("PATCH", `/api/pets/${pet.id}`, { name: "Max" });
  expect(await count("evictions")).toBe(evicted + 1);
  expect((await read()).body).toMatchObject({ pet: { name: "Max" } });
  expect(await backend.redis.ttl(petKey(pet.id))).toBeGreaterThan(0);
});

test("every entry ends by itself", async () => {
  const adopter = await signUp(backend);
  await adopter.call("GET", "/api/deck");
  await adopter.call("POST", "/api/swipes", { petId: (await listPet(shelter)).id, liked: true });
  const keys = await backend.redis.keys("cache:*");
  expect(keys.length).toBeGreaterThan(2);
  for (const key of keys) expect(await backend.redis.ttl(key)).toBeGreaterThan(0);
});

test("the size of the cache is what its entries take in Redis", async () => {
  await listPet(shelter);
  await (await signUp(backend)).call("GET", "/api/deck");
  await measureCache(cache, backend.metrics);
  const keys = await backend.redis.keys("cache:pet:*");
  const usage = await Promise.all(keys.map((key) => backend.redis.memory("USAGE", key)));
  const total = usage.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  expect((await sizes()).get("pet")).toBe(total);
  expect((await sizes()).get("deck")).toBeGreaterThan(0);
});

test("beyond a hundred entries the size is an estimate close to it, and no other keys count", async () => {
  await backend.redis.mset(Array.from({ length: 2000 }, (_, i) => [petKey(`9${i}`), "x".repeat(500)]).flat());
  await backend.redis.set("other", "x".repeat(1_000_000));
  await measureCache(cache, backend.metrics);
  const size = (await sizes()).get("pet") ?? 0;
  expect(size).toBeGreaterThan(2000 * 500);
  expect(size).toBeLessThan(2000 * 500 * 1.5);
});

test("without Redis the size is absent, not zero", async () => {
  const nowhere = createCache({ redis: undefined, metrics: backend.metrics, logger: backend.logger });
  await measureCache(nowhere, backend.metrics);
  expect((await sizes()).size).toBe(0);
});

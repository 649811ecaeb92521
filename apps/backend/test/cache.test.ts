import type { Pet } from "@petswipe/contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Cache } from "../src/cache/cache.ts";
import { petKey } from "../src/cache/keys.ts";
import { measureCache } from "../src/cache/size.ts";
import { petCache } from "../src/pets/cache.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { openCache } from "./support/cache.ts";
import { metricValue, seriesOf } from "./support/metrics.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let cache: Cache;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
  cache = openCache(backend);
});
afterAll(() => backend.close());
beforeEach(async () => {
  await backend.redis.flushall();
});

const count = (name: "hits" | "misses" | "evictions") =>
  metricValue(backend, `cache_${name}_total`, { cache_type: "pet" });
const sizes = async () =>
  new Map((await seriesOf(backend, "cache_size_bytes")).map(({ labels, value }) => [labels["cache_type"], value]));

test("the newer of two versions of a pet stays, in any order", async () => {
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

test("every entry expires", async () => {
  const adopter = await signUp(backend);
  await adopter.call("GET", "/api/deck");
  await adopter.call("POST", "/api/swipes", { petId: (await listPet(shelter)).id, liked: true });
  const keys = await backend.redis.keys("cache:*");
  expect(keys.length).toBeGreaterThan(2);
  for (const key of keys) expect(await backend.redis.ttl(key)).toBeGreaterThan(0);
});

test("the size of the cache is its entries' memory in Redis", async () => {
  await listPet(shelter);
  await (await signUp(backend)).call("GET", "/api/deck");
  await measureCache(cache, backend.metrics);
  const keys = await backend.redis.keys("cache:pet:*");
  const usage = await Promise.all(keys.map((key) => backend.redis.memory("USAGE", key)));
  const total = usage.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  expect((await sizes()).get("pet")).toBe(total);
  expect((await sizes()).get("deck")).toBeGreaterThan(0);
});

test("with more than a hundred entries the size is a close estimate, and other keys do not count", async () => {
  await backend.redis.mset(Array.from({ length: 2000 }, (_, i) => [petKey(`9${i}`), "x".repeat(500)]).flat());
  await backend.redis.set("other", "x".repeat(1_000_000));
  await measureCache(cache, backend.metrics);
  const size = (await sizes()).get("pet") ?? 0;
  expect(size).toBeGreaterThan(2000 * 500);
  expect(size).toBeLessThan(2000 * 500 * 1.5);
});

test("without Redis the size is absent, not zero", async () => {
  const withoutRedis = openCache({ ...backend, redis: undefined });
  await measureCache(withoutRedis, backend.metrics);
  expect((await sizes()).size).toBe(0);
});

describe("after a failed command", () => {
  const fail = () => Promise.reject(new Error("Command timed out"));
  const entries = async () => (await backend.redis.keys("cache:*")).sort();
  const [one, two] = [petKey("1"), petKey("2")];
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await backend.redis.mset({ [one]: "1:{}", [two]: "1:{}" });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("Redis is skipped for a second, then one caller probes it while the others skip it", async () => {
    const work = vi.fn(async () => "done");
    expect(await cache.attempt(fail)).toBeUndefined();
    expect(await cache.attempt(work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(await Promise.all([cache.attempt(fail), cache.attempt(work), cache.attempt(work)])).toEqual(Array(3));
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(await Promise.all([cache.attempt(work), cache.attempt(work)])).toEqual(["done", undefined]);
    expect(await cache.attempt(work)).toBe("done");
  });

  test("entries stay if it was a read", async () => {
    await cache.attempt(fail);
    vi.advanceTimersByTime(1000);
    await cache.attempt(async () => "done");
    expect(await entries()).toEqual([one, two]);
  });

  test("entries that it should have changed are evicted before the cache is used again, and no others", async () => {
    const before = await count("evictions");
    await cache.invalidate({ cache_type: "pet", keys: [one] }, fail);
    expect(await entries()).toEqual([one, two]);
    vi.advanceTimersByTime(1000);
    expect(await cache.attempt((redis) => redis.get(one))).toBeNull();
    expect(await entries()).toEqual([two]);
    expect(await count("evictions")).toBe(before + 1);
  });

  test("a replica that is not connected yet evicts nothing", async () => {
    const late = backend.redis.duplicate({ lazyConnect: true });
    const cacheOfLate = openCache({ ...backend, redis: late });
    await cacheOfLate.attempt(async () => "done");
    await late.connect();
    expect(await cacheOfLate.attempt(async () => "done")).toBe("done");
    expect(await entries()).toEqual([one, two]);
    late.disconnect();
  });
});

import type { DeckReply, ReadyReply } from "@petswipe/contract";
import { startRedis } from "@petswipe/embedded";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let adopter: TestUser;
beforeEach(async () => {
  backend = await startBackend({ RATE_LIMIT_MAX: "1000" });
  [shelter, adopter] = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
  for (let i = 0; i < 30; i += 1) await listPet(shelter);
});
afterEach(() => backend.close());

const deck = (limit = 10) => adopter.call<DeckReply>("GET", `/api/deck?limit=${limit}`);
const ready = async () => (await client(backend)<ReadyReply>("GET", "/health/ready")).body;
const cached = async (type: string) => (await backend.redis.keys(`cache:${type}:*`)).length;
const hits = (cache_type: string) => metricValue(backend, "cache_hits_total", { cache_type });

/** One round of a user's requests; returns the statuses. */
async function round(): Promise<number[]> {
  const { status, body } = await deck();
  const [pet] = body.pets;
  const [read, swiped] = await Promise.all([
    client(backend)("GET", `/api/pets/${pet?.id}`),
    adopter.call("POST", "/api/swipes", { petId: pet?.id, liked: true }),
  ]);
  return [status, read.status, swiped.status];
}

test("killing Redis fails no request, and readiness is degraded", async () => {
  const rounds: number[][] = [await round()];
  backend.redisServer.kill("SIGKILL");
  for (let i = 0; i < 5; i += 1) rounds.push(await round());
  expect(rounds).toEqual(Array(6).fill([200, 200, 201]));
  await vi.waitUntil(() => backend.redis.status !== "ready");
  expect(await ready()).toEqual({ status: "degraded", parts: { database: "up", redis: "down" } });
  expect(await round()).toEqual([200, 200, 201]);
});

test("when Redis is back, the cache fills again without outdated entries, and rate limits are shared again", async () => {
  const known = (await deck(3)).body.pets.map((pet) => pet.id);
  const { port } = backend.redisServer;
  backend.redisServer.kill("SIGKILL");
  await backend.redisServer.exited;
  await vi.waitUntil(() => backend.redis.status !== "ready");
  await adopter.call("POST", "/api/swipes", { petId: known[0], liked: false });
  await shelter.call("POST", `/api/pets/${known[1]}/withdraw`);

  const again = await startRedis({ dir: `${backend.config.PHOTO_DIR}-redis`, port });
  await vi.waitUntil(() => backend.redis.status === "ready", { timeout: 30_000 });
  expect((await deck(1)).body.pets.map((pet) => pet.id)).toEqual([known[2]]);
  expect(await cached("deck")).toBeGreaterThan(0);
  const before = await hits("deck");
  await deck(1);
  expect(await hits("deck")).toBe(before + 1);
  expect((await client(backend)("GET", "/api/pets")).headers["x-ratelimit-remaining"]).toBe("997");
  expect(await ready()).toEqual({ status: "ready", parts: { database: "up", redis: "up" } });
  await again.stop();
});

describe("a hanging Redis", () => {
  test("delays one request per second by the timeout, and no others", async () => {
    backend.redisServer.kill("SIGSTOP");
    const start = performance.now();
    for (let i = 0; i < 40; i += 1) expect((await client(backend)("GET", "/api/pets?limit=1")).status).toBe(200);
    // A timeout for each would be 10 seconds.
    expect(performance.now() - start).toBeLessThan(4000);
    backend.redisServer.kill("SIGCONT");
  });

  test("fails no request, and serves nothing outdated when it continues", async () => {
    const [first = "", second = ""] = (await deck(2)).body.pets.map((pet) => pet.id);
    backend.redisServer.kill("SIGSTOP");
    for (let i = 0; i < 3; i += 1) expect(await round()).toEqual([200, 200, 201]);
    await shelter.call("POST", `/api/pets/${second}/withdraw`);

    backend.redisServer.kill("SIGCONT");
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: "ready" }));
    const before = await hits("deck");
    await vi.waitFor(async () => {
      const shown = (await deck(20)).body.pets.map((pet) => pet.id);
      expect(shown).not.toContain(first);
      expect(shown).not.toContain(second);
      expect(await hits("deck")).toBeGreaterThan(before);
    }, 5000);
  });
});

test("emptying the cache counts evictions, and leaves rate limits and sessions alone", async () => {
  await deck();
  await client(backend)("GET", "/api/pets/1");
  const pets = await cached("pet");
  expect(pets).toBeGreaterThan(1);
  const before = await metricValue(backend, "cache_evictions_total", { cache_type: "pet" });
  const others = async () => (await backend.redis.keys("*")).filter((key) => !key.startsWith("cache:")).sort();
  const kept = await others();
  await backend.redis.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "no").catch(() => undefined);
  await vi.waitUntil(() => backend.redis.status === "ready", { timeout: 30_000 });
  await vi.waitFor(async () => {
    await deck();
    expect(backend.log.text()).toContain("cache emptied after a Redis outage");
  }, 5000);
  expect(await metricValue(backend, "cache_evictions_total", { cache_type: "pet" })).toBeGreaterThanOrEqual(
    before + pets,
  );
  expect(await others()).toEqual(kept);
});

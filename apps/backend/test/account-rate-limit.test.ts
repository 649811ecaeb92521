import type { AuthReply } from "@petswipe/contract";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { expectFault } from "./support/faults.ts";
import { metricValue } from "./support/metrics.ts";
import { client, PASSWORD, type Person, signUp } from "./support/people.ts";

const LIMITS = { RATE_LIMIT_MAX: "10" };

let one: Backend;
let two: Backend;
let person: Person;
beforeAll(async () => {
  one = await startBackend(LIMITS);
  two = await startBackend(LIMITS, one.servers);
});
afterAll(async () => {
  await two.close();
  await one.close();
});
beforeEach(async () => {
  await one.redis.flushall();
  person = await signUp(one);
});

let addresses = 0;
/** With this token, from an address that nobody had before. */
async function call(backend: Backend, token: string, url = "/api/auth/me") {
  addresses += 1;
  const from = `198.51.${addresses >> 8}.${addresses & 255}`;
  const headers = { "x-forwarded-for": from, authorization: `Bearer ${token}` };
  const reply = await backend.app.inject({ url, headers });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() as unknown };
}
const statuses = async (n: number, backend: Backend, { token } = person, url?: string) => {
  const found: number[] = [];
  for (let i = 0; i < n; i += 1) found.push((await call(backend, token, url)).status);
  return found;
};
const OK_10 = Array(10).fill(200);

test("the eleventh request of an account is refused from whatever address, and says when to come back", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "global" });
  expect(await statuses(10, one)).toEqual(OK_10);
  const refused = await call(one, person.token);
  expectFault(refused, 429, "rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "global" })).toBe(before + 1);
});

test("an account's sessions count together at every replica, and each account by itself", async () => {
  const body = { email: person.email, password: PASSWORD };
  const other = (await client(one)<AuthReply>("POST", "/api/auth/login", body)).body;
  expect(await statuses(5, one)).toEqual(OK_10.slice(0, 5));
  expect(await statuses(6, two, { ...person, token: other.token })).toEqual([...OK_10.slice(0, 5), 429]);
  expect(await statuses(1, two, await signUp(two))).toEqual([200]);
});

test("what needs no session is counted by address alone", async () => {
  expect(await statuses(11, one, person, "/api/pets")).toEqual(Array(11).fill(200));
});

test("a token whose session has ended uses up nothing of its account", async () => {
  const body = { email: person.email, password: PASSWORD };
  const other = (await client(one)<AuthReply>("POST", "/api/auth/login", body)).body;
  await client(one, other.token)("POST", "/api/auth/logout");
  expect(await statuses(12, one, { ...person, token: other.token })).toEqual(Array(12).fill(401));
  expect(await statuses(9, one)).toEqual(OK_10.slice(0, 9));
});

test("without Redis each replica counts by itself", async () => {
  const alone = await startBackend(LIMITS, { databaseUrl: one.databaseUrl });
  alone.redisServer.kill("SIGKILL");
  await vi.waitUntil(() => alone.redis.status !== "ready");
  expect(await statuses(11, alone)).toEqual([...OK_10, 429]);
  expect(await statuses(1, alone, await signUp(one))).toEqual([200]);
  await alone.close();
});

import type { AuthReply } from "@petswipe/contract";
import { beforeEach, expect, test } from "vitest";
import type { Backend } from "./support/backend.ts";
import { expectError } from "./support/errors.ts";
import { fromNewAddress, replicas, startWithoutRedis, statuses } from "./support/limits.ts";
import { metricValue } from "./support/metrics.ts";
import { client, PASSWORD, signUp, type TestUser } from "./support/users.ts";

const LIMITS = { RATE_LIMIT_MAX: "10" };

const { one, two } = await replicas(LIMITS);
let person: TestUser;
beforeEach(async () => {
  person = await signUp(one);
});

/** Calls with this token, from a new address. */
async function call(backend: Backend, token: string, url = "/api/auth/me") {
  const headers = { ...fromNewAddress(), authorization: `Bearer ${token}` };
  const reply = await backend.app.inject({ url, headers });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() as unknown };
}
const calls = (n: number, backend: Backend, { token } = person, url?: string) =>
  statuses(n, () => call(backend, token, url));
const OK_10 = Array(10).fill(200);

test("the eleventh request of an account is refused from any address, with Retry-After", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "global" });
  expect(await calls(10, one)).toEqual(OK_10);
  const refused = await call(one, person.token);
  expectError(refused, 429, "rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "global" })).toBe(before + 1);
});

test("the limit is shared by an account's sessions and by replicas, and separate for each account", async () => {
  const body = { email: person.email, password: PASSWORD };
  const other = (await client(one)<AuthReply>("POST", "/api/auth/login", body)).body;
  expect(await calls(5, one)).toEqual(OK_10.slice(0, 5));
  expect(await calls(6, two, { ...person, token: other.token })).toEqual([...OK_10.slice(0, 5), 429]);
  expect(await calls(1, two, await signUp(two))).toEqual([200]);
});

test("requests without a session count by address only", async () => {
  expect(await calls(11, one, person, "/api/pets")).toEqual(Array(11).fill(200));
});

test("a token of an ended session does not count for its account", async () => {
  const body = { email: person.email, password: PASSWORD };
  const other = (await client(one)<AuthReply>("POST", "/api/auth/login", body)).body;
  await client(one, other.token)("POST", "/api/auth/logout");
  expect(await calls(12, one, { ...person, token: other.token })).toEqual(Array(12).fill(401));
  expect(await calls(9, one)).toEqual(OK_10.slice(0, 9));
});

test("without Redis each replica counts for itself", async () => {
  const alone = await startWithoutRedis(LIMITS, { databaseUrl: one.databaseUrl });
  expect(await calls(11, alone)).toEqual([...OK_10, 429]);
  expect(await calls(1, alone, await signUp(one))).toEqual([200]);
  await alone.close();
});

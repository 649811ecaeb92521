import type { ErrorReply } from "@petswipe/contract";
import { expect, test } from "vitest";
import type { Backend } from "./support/backend.ts";
import { expectFault } from "./support/faults.ts";
import { unsigned } from "./support/forge.ts";
import { replicas, startWithoutRedis, statuses } from "./support/limits.ts";
import { metricValue } from "./support/metrics.ts";

const LIMITS = { RATE_LIMIT_MAX: "10", AUTH_RATE_LIMIT_MAX: "3" };

const { one, two } = await replicas(LIMITS);

async function call(backend: Backend, url: string, method: "GET" | "POST" = "GET", from = "203.0.113.7") {
  const payload = method === "POST" ? { email: "nobody@example.com", password: "wrong password" } : undefined;
  const headers = { "x-forwarded-for": from };
  const reply = await backend.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json<ErrorReply>() };
}
const logIn = (backend: Backend, from?: string) => call(backend, "/api/auth/login", "POST", from);
// Refused for its body, but only after the limit.
const confirmReset = (backend: Backend) => call(backend, "/api/auth/password-reset/confirm", "POST");

test("the eleventh request of a minute is refused in the shape of errors, and says when to come back", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "global" });
  expect(await statuses(10, () => call(one, "/api/pets"))).toEqual(Array(10).fill(200));
  const refused = await call(one, "/api/pets");
  expectFault(refused, 429, "rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "global" })).toBe(before + 1);
});

test("replicas count together through one Redis, and each address by itself", async () => {
  expect(await statuses(5, () => call(one, "/api/pets"))).toEqual(Array(5).fill(200));
  expect(await statuses(6, () => call(two, "/api/pets"))).toEqual([...Array(5).fill(200), 429]);
  expect((await call(one, "/api/pets", "GET", "203.0.113.8")).status).toBe(200);
});

test.each(["/nothing", "/metrics-of-mine", "/health/nothing"])("%s, which is no route, counts as well", async (url) => {
  expect(await statuses(11, () => call(one, url))).toEqual([...Array(10).fill(404), 429]);
});

test("requests that a guard refuses count as well", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "global" });
  const headers = {
    "x-forwarded-for": "203.0.113.7",
    authorization: `Bearer ${unsigned({ alg: "HS256" }, { sid: "1" })}`,
  };
  const forged = async () => ({ status: (await one.app.inject({ url: "/api/auth/me", headers })).statusCode });
  expect(await statuses(12, forged)).toEqual([...Array(10).fill(401), 429, 429]);
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "global" })).toBe(before + 2);
});

test("an IPv6 network of one customer counts as one address, under both limits", async () => {
  const logIns = ["2001:db8::1", "2001:db8::2", "2001:db8::ffff:3", "2001:db8::4", "2001:db8:0:1::1"];
  const answers: number[] = [];
  for (const from of logIns) answers.push((await logIn(one, from)).status);
  expect(answers).toEqual([401, 401, 401, 429, 401]);
  const hosts = Array.from({ length: 11 }, (_, i) => `2001:db8::a:${i}`);
  const replies = await Promise.all(hosts.map((from) => call(one, "/api/pets", "GET", from)));
  expect(replies.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), 429]);
});

test("log-ins, sign-ups and resets have a tighter limit that they share", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "auth" });
  expect(await statuses(2, () => logIn(one))).toEqual([401, 401]);
  expect(await statuses(1, () => confirmReset(two))).toEqual([400]);
  expectFault(await confirmReset(one), 429, "rate_limited");
  expectFault(await logIn(one), 429, "rate_limited");
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "auth" })).toBe(before + 2);
  expect((await logIn(one, "203.0.113.9")).status).toBe(401);
  expect((await call(one, "/api/pets")).status).toBe(200);
});

test("/metrics and health are never refused", async () => {
  const scrape = () => one.app.inject("/metrics").then((reply) => ({ status: reply.statusCode }));
  const probe = () => one.app.inject("/health/live").then((reply) => ({ status: reply.statusCode }));
  expect(await statuses(15, scrape)).toEqual(Array(15).fill(200));
  expect(await statuses(15, probe)).toEqual(Array(15).fill(200));
});

test("with Redis gone each replica limits by itself", async () => {
  const alone = await startWithoutRedis(LIMITS);
  expect(await statuses(15, () => call(alone, "/api/pets"))).toEqual([...Array(10).fill(200), ...Array(5).fill(429)]);
  expect((await call(alone, "/api/pets", "GET", "203.0.113.8")).status).toBe(200);
  expect(await statuses(5, () => logIn(alone))).toEqual([401, 401, 401, 429, 429]);
  await alone.close();
});

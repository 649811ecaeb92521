import type { ErrorReply } from "@petswipe/contract";
import { expect, test } from "vitest";
import type { Backend } from "./support/backend.ts";
import { expectError } from "./support/errors.ts";
import { unsigned } from "./support/forge.ts";
import { replicas, startWithoutRedis, statuses } from "./support/limits.ts";
import { metricValue } from "./support/metrics.ts";

const LIMITS = { RATE_LIMIT_MAX: "10", AUTH_RATE_LIMIT_MAX: "3" };

const { one, two } = await replicas(LIMITS);

async function call(backend: Backend, url: string, method: "GET" | "POST" = "GET", from = "203.0.113.7") {
  const payload = method === "POST" ? { email: "unknown@example.com", password: "wrong password" } : undefined;
  const headers = { "x-forwarded-for": from };
  const reply = await backend.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json<ErrorReply>() };
}
const logIn = (backend: Backend, from?: string) => call(backend, "/api/auth/login", "POST", from);
// Refused for its body, but after the limit is checked.
const confirmReset = (backend: Backend) => call(backend, "/api/auth/password-reset/confirm", "POST");

test("the eleventh request in a minute is refused in the format of errors, with Retry-After", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "global" });
  expect(await statuses(10, () => call(one, "/api/pets"))).toEqual(Array(10).fill(200));
  const refused = await call(one, "/api/pets");
  expectError(refused, 429, "rate_limited");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(await metricValue(one, "rate_limit_hits_total", { limit: "global" })).toBe(before + 1);
});

test("replicas share the limit through Redis, and addresses have separate limits", async () => {
  expect(await statuses(5, () => call(one, "/api/pets"))).toEqual(Array(5).fill(200));
  expect(await statuses(6, () => call(two, "/api/pets"))).toEqual([...Array(5).fill(200), 429]);
  expect((await call(one, "/api/pets", "GET", "203.0.113.8")).status).toBe(200);
});

test.each(["/nothing", "/metrics-of-mine", "/health/nothing"])(
  "%s, which is not a route, counts as well",
  async (url) => {
    expect(await statuses(11, () => call(one, url))).toEqual([...Array(10).fill(404), 429]);
  },
);

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

test("an IPv6 /64 network counts as one address, for both limits", async () => {
  const logIns = ["2001:db8::1", "2001:db8::2", "2001:db8::ffff:3", "2001:db8::4", "2001:db8:0:1::1"];
  const answers: number[] = [];
  for (const from of logIns) answers.push((await logIn(one, from)).status);
  expect(answers).toEqual([401, 401, 401, 429, 401]);
  const hosts = Array.from({ length: 11 }, (_, i) => `2001:db8::a:${i}`);
  const replies = await Promise.all(hosts.map((from) => call(one, "/api/pets", "GET", from)));
  expect(replies.map(({ status }) => status).sort()).toEqual([...Array(10).fill(200), 429]);
});

test("logins and resets share a stricter limit", async () => {
  const before = await metricValue(one, "rate_limit_hits_total", { limit: "auth" });
  expect(await statuses(2, () => logIn(one))).toEqual([401, 401]);
  expect(await statuses(1, () => confirmReset(two))).toEqual([400]);
  expectError(await confirmReset(one), 429, "rate_limited");
  expectError(await logIn(one), 429, "rate_limited");
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

test("without Redis each replica limits for itself", async () => {
  const alone = await startWithoutRedis(LIMITS);
  expect(await statuses(15, () => call(alone, "/api/pets"))).toEqual([...Array(10).fill(200), ...Array(5).fill(429)]);
  expect((await call(alone, "/api/pets", "GET", "203.0.113.8")).status).toBe(200);
  expect(await statuses(5, () => logIn(alone))).toEqual([401, 401, 401, 429, 429]);
  await alone.close();
});

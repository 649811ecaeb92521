import type { AuthReply, ErrorReply } from "@petswipe/contract";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Backend } from "./support/backend.ts";
import { count } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { fromNewAddress, replicas, startWithoutRedis, statuses } from "./support/limits.ts";
import { metricValue } from "./support/metrics.ts";
import { PASSWORD, signUp, type TestUser } from "./support/users.ts";

const LIMITS = { AUTH_ACCOUNT_LIMIT_MAX: "3" };
const WINDOW_MS = 15 * 60_000;

const { one, two } = await replicas(LIMITS);
let person: TestUser;
beforeEach(async () => {
  person = await signUp(one);
});

/** One attempt, from a new address. */
async function logIn(backend: Backend, email: string, password = "a wrong guess") {
  const reply = await backend.app.inject({
    method: "POST",
    url: "/api/auth/login",
    headers: fromNewAddress(),
    payload: { email, password },
  });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json<ErrorReply & AuthReply>() };
}
const guesses = (n: number, backend: Backend, email = person.email) => statuses(n, () => logIn(backend, email));
const mail = () => one.log.lines().findLast((line) => line.msg.startsWith("email ("));
const hits = () => metricValue(one, "rate_limit_hits_total", { limit: "account" });
const failures = () => metricValue(one, "auth_login_attempts_total", { status: "failure" });

test("after three wrong passwords from three addresses even the right one is refused, with the time to wait", async () => {
  const before = { hits: await hits(), failures: await failures() };
  expect(await guesses(3, one)).toEqual([401, 401, 401]);
  const refused = await logIn(one, person.email, PASSWORD);
  expectError(refused, 429, "rate_limited");
  expect(refused.body.error.message).toContain("Try again in 15 minutes, or reset your password by email.");
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(890);
  expect(Number(refused.headers["retry-after"])).toBeLessThanOrEqual(900);
  expect([await hits(), await failures()]).toEqual([before.hits + 1, before.failures + 3]);
});

test("an address without an account is refused in the same way", async () => {
  const unknown = `unknown-${crypto.randomUUID()}@example.com`;
  expect([await guesses(3, one), await guesses(3, one, unknown)]).toEqual(Array(2).fill(Array(3).fill(401)));
  const [known, other] = [await logIn(one, person.email), await logIn(one, unknown)];
  const shown = ({ status, headers, body }: typeof known) => [
    status,
    body.error.code,
    body.error.message,
    Object.keys(headers).sort(),
  ];
  expect(shown(other)).toEqual(shown(known));
});

test("the limit is shared by replicas and by the address in any case; other accounts and open sessions are not affected", async () => {
  const other = await signUp(one);
  expect(await guesses(2, one)).toEqual([401, 401]);
  expect(await guesses(2, two, person.email.toUpperCase())).toEqual([401, 429]);
  expect((await logIn(two, other.email, PASSWORD)).status).toBe(200);
  expect((await person.call("GET", "/api/auth/me")).status).toBe(200);
});

test("of thirty concurrent guesses three are checked", async () => {
  const before = await failures();
  const replies = await Promise.all(Array.from({ length: 30 }, () => logIn(one, person.email)));
  expect(replies.map(({ status }) => status).sort()).toEqual([401, 401, 401, ...Array(27).fill(429)]);
  expect(await failures()).toBe(before + 3);
});

describe("the count is reset", () => {
  test("by a successful login", async () => {
    expect(await guesses(2, one)).toEqual([401, 401]);
    expect((await logIn(two, person.email, PASSWORD)).status).toBe(200);
    expect(await guesses(4, one)).toEqual([401, 401, 401, 429]);
  });

  test("when the window ends", async () => {
    await guesses(4, one);
    const [key = ""] = await one.redis.keys("rate-limit:login-*");
    expect(await one.redis.pttl(key)).toBeGreaterThan(WINDOW_MS - 60_000);
    await one.redis.pexpire(key, 0);
    expect((await logIn(one, person.email, PASSWORD)).status).toBe(200);
  });

  test("by a password reset", async () => {
    await guesses(4, one);
    await person.call("POST", "/api/auth/password-reset", { email: person.email });
    const token = await vi.waitUntil(() => /reset\?token=([\w-]+)/.exec(String(mail()?.["text"]))?.[1]);
    const confirmed = await person.call("POST", "/api/auth/password-reset/confirm", {
      token,
      password: "brand new one",
    });
    expect(confirmed.status).toBe(204);
    expect((await logIn(one, person.email, "brand new one")).status).toBe(200);
  });
});

test("wrong passwords for an account deletion count as well, and delete nothing", async () => {
  const remove = (password: string) => person.call("DELETE", "/api/users/me", { password });
  for (let i = 0; i < 3; i += 1) expectError(await remove("a wrong guess"), 403, "wrong_password");
  expectError(await remove(PASSWORD), 429, "rate_limited");
  expect((await logIn(one, person.email, PASSWORD)).status).toBe(429);
  expect(await count(one, "users", "id = $1", [person.user.id])).toBe(1);
});

test("Redis stores no email address", async () => {
  await guesses(1, one);
  const keys = await one.redis.keys("*");
  expect(keys.filter((key) => /@|example/.test(key))).toEqual([]);
  expect(keys.filter((key) => key.startsWith("rate-limit:login-"))).toHaveLength(1);
});

describe("without Redis", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("each replica counts for itself, and resets after a success and when the window ends", async () => {
    const alone = await startWithoutRedis(LIMITS, { databaseUrl: one.databaseUrl });
    expect(await guesses(2, alone)).toEqual([401, 401]);
    expect((await logIn(alone, person.email, PASSWORD)).status).toBe(200);
    expect(await guesses(4, alone)).toEqual([401, 401, 401, 429]);
    expect(Number((await logIn(alone, person.email)).headers["retry-after"])).toBeGreaterThan(890);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + WINDOW_MS });
    expect((await logIn(alone, person.email, PASSWORD)).status).toBe(200);
    await alone.close();
  });
});

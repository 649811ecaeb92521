import type { AuthReply, ErrorReply, UserReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { client, PASSWORD, signUp } from "./support/users.ts";

let backend: Backend;
beforeAll(async () => {
  backend = await startBackend();
});
afterAll(() => backend.close());

const cookieOf = (reply: { headers: object }) => String((reply.headers as Record<string, unknown>)["set-cookie"]);

describe("signing up", () => {
  test("stores the account with a hash of its password, opens a session and counts one signup", async () => {
    const before = await metricValue(backend, "user_signups_total");
    const person = await signUp(backend);
    expect(person.user).toEqual({
      id: expect.stringMatching(/^\d+$/),
      email: person.email,
      displayName: expect.any(String),
      role: "adopter",
      createdAt: expect.any(String),
    });
    expect(await count(backend, "users", "email = $1 AND password_hash LIKE '$argon2id$%'", [person.email])).toBe(1);
    expect(await count(backend, "sessions", "user_id = $1 AND ended_at IS NULL", [person.user.id])).toBe(1);
    expect(await metricValue(backend, "user_signups_total")).toBe(before + 1);
  });

  test("refuses an address that has an account, in any case, and stores nothing", async () => {
    const { email } = await signUp(backend);
    const body = { email: email.toUpperCase(), password: PASSWORD, displayName: "Twin" };
    const before = await metricValue(backend, "user_signups_total");
    expectError(await client(backend)("POST", "/api/auth/signup", body), 409, "email_taken");
    expect(await count(backend, "users", "lower(email) = lower($1)", [email])).toBe(1);
    expect(await metricValue(backend, "user_signups_total")).toBe(before);
  });

  test("of ten concurrent signups with one address one is stored", async () => {
    const body = { email: "race@example.com", password: PASSWORD, displayName: "Racer" };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => client(backend)("POST", "/api/auth/signup", body)),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await count(backend, "users", "email = 'race@example.com'")).toBe(1);
  });

  test.each([
    ["an invalid address", { email: "invalid" }, "email"],
    ["a short password", { password: "short" }, "password"],
    ["a blank name", { displayName: " \t" }, "displayName"],
    ["the role admin", { role: "admin" }, "role"],
    ["an unknown field", { isAdmin: true }, "isAdmin"],
  ])("refuses %s and names the field", async (_what, change, field) => {
    const body = { email: "new@example.com", password: PASSWORD, displayName: "New", ...change };
    const reply = await client(backend)<ErrorReply>("POST", "/api/auth/signup", body);
    expectError(reply, 400, "validation_failed");
    expect(reply.body.error.details?.map((detail) => detail.where)).toContain(field);
    expect(await count(backend, "users", "email = 'new@example.com'")).toBe(0);
  });
});

describe("logging in", () => {
  test("opens another session, with the address in any case", async () => {
    const person = await signUp(backend);
    const body = { email: person.email.toUpperCase(), password: PASSWORD };
    const reply = await client(backend)<AuthReply>("POST", "/api/auth/login", body);
    expect(reply.status).toBe(200);
    expect(reply.body.user).toEqual(person.user);
    expect(await count(backend, "sessions", "user_id = $1", [person.user.id])).toBe(2);
    const me = await client(backend, reply.body.token)<UserReply>("GET", "/api/auth/me");
    expect(me.body.user).toEqual(person.user);
  });

  test("answers an unknown address like a wrong password, and takes as long", async () => {
    const { email } = await signUp(backend);
    const wrong = { email, password: "not the password" };
    const unknown = { email: "unknown@example.com", password: "not the password" };
    const before = await metricValue(backend, "auth_login_attempts_total", { status: "failure" });
    const times = { wrong: [] as number[], unknown: [] as number[] };
    const messages = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      for (const [kind, body] of Object.entries({ wrong, unknown }) as [keyof typeof times, object][]) {
        const start = performance.now();
        const reply = await client(backend)<ErrorReply>("POST", "/api/auth/login", body);
        times[kind].push(performance.now() - start);
        expectError(reply, 401, "wrong_credentials");
        messages.add(reply.body.error.message);
      }
    }
    expect(messages.size).toBe(1);
    expect(await metricValue(backend, "auth_login_attempts_total", { status: "failure" })).toBe(before + 10);
    // Without hashing, an unknown address would be answered about ten times faster.
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.wrong) / 2);
  });

  test("sets a cookie that scripts and other sites cannot use, and accepts it", async () => {
    const { email } = await signUp(backend);
    const reply = await client(backend)("POST", "/api/auth/login", { email, password: PASSWORD });
    expect(cookieOf(reply)).toMatch(/^petswipe_session=[^;]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
    const cookie = cookieOf(reply).split(";")[0] ?? "";
    const me = await backend.app.inject({ url: "/api/auth/me", headers: { cookie } });
    expect([me.statusCode, me.json<UserReply>().user.email]).toEqual([200, email]);
  });
});

describe("logging out", () => {
  test("ends the session for cookie and bearer token, and no other session", async () => {
    const person = await signUp(backend);
    const other = await client(backend)<AuthReply>("POST", "/api/auth/login", {
      email: person.email,
      password: PASSWORD,
    });
    const reply = await person.call("POST", "/api/auth/logout");
    expect(reply.status).toBe(204);
    expect(cookieOf(reply)).toMatch(/^petswipe_session=; .*Expires=Thu, 01 Jan 1970/);
    expectError(await person.call("GET", "/api/auth/me"), 401, "session_ended");
    const cookie = `petswipe_session=${person.token}`;
    expect((await backend.app.inject({ url: "/api/auth/me", headers: { cookie } })).statusCode).toBe(401);
    expect((await client(backend, other.body.token)("GET", "/api/auth/me")).status).toBe(200);
  });

  test("stores the time, and is refused a second time", async () => {
    const person = await signUp(backend);
    await person.call("POST", "/api/auth/logout");
    const ended = "user_id = $1 AND ended_at = last_seen_at AND ended_at > started_at";
    expect(await count(backend, "sessions", ended, [person.user.id])).toBe(1);
    expectError(await person.call("POST", "/api/auth/logout"), 401, "session_ended");
  });
});

test("the cookie is Secure if the public URL is https", async () => {
  const secure = await startBackend({ PUBLIC_URL: "https://petswipe.example" }, backend.servers);
  const body = { email: "s@example.com", password: PASSWORD, displayName: "S" };
  const reply = await client(secure)("POST", "/api/auth/signup", body);
  expect(cookieOf(reply)).toContain("; Secure");
  await secure.close();
});

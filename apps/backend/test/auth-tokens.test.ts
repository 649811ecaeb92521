import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sessionsRepository } from "../src/sessions/repository.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { forge, headerOf, payloadOf, unsigned } from "./support/forge.ts";
import { metricValue } from "./support/metrics.ts";
import { client, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let person: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  person = await signUp(backend);
});
afterAll(() => backend.close());

const me = (token: string) => client(backend, token)("GET", "/api/auth/me");
const validations = (result: string) => metricValue(backend, "auth_token_validations_total", { result });
const header = (change: object = {}) => ({ ...headerOf(person.token), ...change });
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const sid = () => payloadOf(person.token)["sid"];
const ours = () => backend.config.JWT_SECRET;

/** Another session id with the same signature. */
function tampered(token: string): string {
  const [header, , signature] = token.split(".");
  const payload = Buffer.from(JSON.stringify({ ...payloadOf(token), sid: "999" })).toString("base64url");
  return [header, payload, signature].join(".");
}

describe("an invalid token is refused and counted:", () => {
  test.each([
    [
      "signed with another key",
      () => forge(header(), { sid: sid(), exp: inAnHour() }, "another key of thirty-two bytes!!"),
    ],
    ["without a key id", () => forge(header({ kid: undefined }), { sid: sid(), exp: inAnHour() }, ours())],
    ["with an unknown key id", () => forge(header({ kid: "k" }), { sid: sid(), exp: inAnHour() }, ours())],
    ["with an invalid key id", () => forge(header({ kid: { a: 1 } }), { sid: sid(), exp: inAnHour() }, ours())],
    ["signed with an empty key", () => forge(header(), { sid: sid(), exp: inAnHour() }, "")],
    ["without signature, alg none", () => unsigned(header({ alg: "none" }), { sid: sid(), exp: inAnHour() })],
    ["without signature, alg HS256", () => unsigned(header(), { sid: sid(), exp: inAnHour() })],
    ["with alg RS256, signed with our secret", () => forge(header({ alg: "RS256" }), { sid: sid() }, ours())],
    ["with alg HS512, signed with our secret", () => forge(header({ alg: "HS512" }), { sid: sid() }, ours(), "sha512")],
    ["with a changed payload", () => tampered(person.token)],
    ["with a truncated signature", () => person.token.slice(0, -4)],
    ["whose session is not a string", () => forge(header(), { sid: 1, exp: inAnHour() }, ours())],
    ["whose session is not a number", () => forge(header(), { sid: "1 OR 1=1", exp: inAnHour() }, ours())],
    ["whose session is beyond bigint", () => forge(header(), { sid: "9".repeat(40), exp: inAnHour() }, ours())],
    ["without a session", () => forge(header(), { exp: inAnHour() }, ours())],
    ["that is not JSON", () => `${Buffer.from("{").toString("base64url")}.e30.e30`],
    ["that is not a token", () => "hello"],
    ["of dots", () => ".."],
  ])("%s", async (_what, token) => {
    const before = await validations("invalid");
    expectError(await me(token()), 401, "not_logged_in");
    expect(await validations("invalid")).toBe(before + 1);
  });
});

test("each validation is counted by its result", async () => {
  const before = { valid: await validations("valid"), expired: await validations("expired") };
  const revokedBefore = await validations("revoked");
  expect((await me(person.token)).status).toBe(200);
  expect(await validations("valid")).toBe(before.valid + 1);

  expectError(await me(forge(header(), { sid: sid(), exp: inAnHour() - 7200 }, ours())), 401, "session_expired");
  expect(await validations("expired")).toBe(before.expired + 1);

  expectError(await me(forge(header(), { sid: "999999999", exp: inAnHour() }, ours())), 401, "session_ended");
  expect(await validations("revoked")).toBe(revokedBefore + 1);
});

test.each([
  ["no header", {}],
  ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }],
  ["an empty cookie", { cookie: "petswipe_session=" }],
])("%s is a 401", async (_what, headers) => {
  const reply = await backend.app.inject({ url: "/api/auth/me", headers: headers as Record<string, string> });
  expectError({ status: reply.statusCode, body: reply.json() }, 401, "not_logged_in");
});

test.each(["Bearer", "Bearer ", "Bearer a b c", "Bearer\u00e9"])("the header %j is a 401", async (authorization) => {
  const reply = await backend.app.inject({ url: "/api/auth/me", headers: { authorization } });
  expectError({ status: reply.statusCode, body: reply.json() }, 401, "not_logged_in");
});

describe("an expired session", () => {
  test("is refused, and ended as of when it was last seen", async () => {
    const late = await signUp(backend);
    await sql(
      backend,
      `UPDATE sessions SET started_at = now() - interval '3 days', last_seen_at = now() - interval '2 days',
         expires_at = now() - interval '1 day' WHERE user_id = $1`,
      [late.user.id],
    );
    expectError(await late.call("GET", "/api/auth/me"), 401, "session_ended");
    await sessionsRepository(backend.db).endExpired();
    expect(await count(backend, "sessions", "user_id = $1 AND ended_at = last_seen_at", [late.user.id])).toBe(1);
    expect(await count(backend, "sessions", "user_id = $1 AND ended_at IS NULL", [person.user.id])).toBe(1);
  });

  test("last_seen_at is updated once per minute, not by each request", async () => {
    const user = await signUp(backend);
    const seen = () => count(backend, "sessions", "user_id = $1 AND last_seen_at > started_at", [user.user.id]);
    await user.call("GET", "/api/auth/me");
    expect(await seen()).toBe(0);
    const longAgo =
      "UPDATE sessions SET started_at = now() - interval '2 minutes', last_seen_at = now() - interval '2 minutes'";
    await sql(backend, `${longAgo} WHERE user_id = $1`, [user.user.id]);
    await user.call("GET", "/api/auth/me");
    expect(await seen()).toBe(1);
  });
});

test("every replica reports the sessions of the last 15 minutes, without those that logged out", async () => {
  const first = await startBackend({}, { databaseUrl: backend.databaseUrl });
  const [one, two, three] = [await signUp(first), await signUp(first), await signUp(first)];
  await one.call("GET", "/api/auth/me");
  await two.call("GET", "/api/auth/me");
  await three.call("POST", "/api/auth/logout");
  const second = await startBackend({}, first.servers);
  await vi.waitFor(async () => expect(await metricValue(second, "sessions_active")).toBe(2));
  await second.close();
  await first.close();
});

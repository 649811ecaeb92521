import type { AuthReply } from "@petswipe/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { type Backend, startBackend } from "./support/backend.ts";
import { expectError } from "./support/errors.ts";
import { headerOf, payloadOf } from "./support/forge.ts";
import { metricValue } from "./support/metrics.ts";
import { client, PASSWORD, signUp } from "./support/users.ts";

const FIRST = "the first key of the tests that was in use";
const SECOND = "the second key of the tests that is in use";
const THIRD = "the third key of the tests that comes after";

let first: Backend;
/** The same installation with a new key, and without the first one. */
let rotated: Backend;
let removed: Backend;
beforeAll(async () => {
  first = await startBackend({ JWT_SECRET: FIRST });
  rotated = await startBackend({ JWT_SECRET: SECOND, JWT_SECRET_PREVIOUS: FIRST }, first.servers);
  removed = await startBackend({ JWT_SECRET: SECOND }, first.servers);
});
afterAll(async () => {
  await removed.close();
  await rotated.close();
  await first.close();
});

const me = (backend: Backend, token: string) => client(backend, token)("GET", "/api/auth/me");
const validations = (backend: Backend, result: string) =>
  metricValue(backend, "auth_token_validations_total", { result });

test("tokens of the previous key are accepted, and new ones are signed with the new key", async () => {
  const person = await signUp(first);
  const before = await validations(rotated, "valid");
  expect((await me(rotated, person.token)).status).toBe(200);
  expect(await validations(rotated, "valid")).toBe(before + 1);

  const again = await client(rotated)<AuthReply>("POST", "/api/auth/login", {
    email: person.email,
    password: PASSWORD,
  });
  expect(headerOf(again.body.token)["kid"]).not.toBe(headerOf(person.token)["kid"]);
  expect((await me(removed, again.body.token)).status).toBe(200);
});

test("a token of a removed key is refused and counted as invalid, and its session is not ended", async () => {
  const person = await signUp(first);
  const before = await validations(removed, "invalid");
  expectError(await me(removed, person.token), 401, "not_logged_in");
  expect(await validations(removed, "invalid")).toBe(before + 1);
  expect((await me(rotated, person.token)).status).toBe(200);
});

test("a replica without the new key refuses its tokens; with both keys everywhere none is refused", async () => {
  const ahead = await startBackend({ JWT_SECRET: FIRST, JWT_SECRET_PREVIOUS: `${SECOND},${THIRD}` }, first.servers);
  const { token } = await signUp(rotated);
  expectError(await me(first, token), 401, "not_logged_in");
  expect((await me(ahead, token)).status).toBe(200);
  expect((await me(rotated, (await signUp(ahead)).token)).status).toBe(200);
  await ahead.close();
});

test("the key id is not part of the key, and the same in every replica", async () => {
  const [one, other] = [await signUp(rotated), await signUp(removed)];
  const { kid } = headerOf(one.token);
  expect(kid).toMatch(/^[\w-]{16}$/);
  expect(headerOf(other.token)["kid"]).toBe(kid);
  expect(SECOND).not.toContain(kid);
  expect(Object.keys(payloadOf(one.token)).sort()).toEqual(["exp", "iat", "sid"]);
});

test.each([
  ["JWT_SECRET", { JWT_SECRET: `${SECOND},${FIRST}` }],
  ["JWT_SECRET_PREVIOUS", { JWT_SECRET_PREVIOUS: `${FIRST},short` }],
  ["JWT_SECRET_PREVIOUS", { JWT_SECRET_PREVIOUS: `${FIRST},` }],
])("an invalid list in %s is refused at startup, and not repeated in the message", (name, wrong) => {
  const env = { NODE_ENV: "test", DATABASE_URL: "postgres://me@localhost/pets", JWT_SECRET: SECOND, ...wrong };
  expect(() => readConfig(env)).toThrow(new RegExp(`1 problem:\\n {2}- ${name} must match pattern`));
  expect(() => readConfig(env)).not.toThrow(new RegExp(`${FIRST}|${SECOND}`));
});

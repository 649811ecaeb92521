import type { ErrorReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { JSON_ROUTES } from "./support/routes.ts";
import { client, listPet, PASSWORD, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let adopter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  [shelter, adopter] = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
  await listPet(shelter);
});
afterAll(() => backend.close());

const tokenFor = (url: string) => (/pets|matches/.test(url) ? shelter : adopter).token;

async function send(method: "POST" | "PATCH" | "DELETE", url: string, payload: string, contentType?: string) {
  const authorization = `Bearer ${tokenFor(url)}`;
  const headers = contentType === undefined ? { authorization } : { authorization, "content-type": contentType };
  const reply = await backend.app.inject({ method, url, payload, headers });
  return { status: reply.statusCode, body: reply.json<ErrorReply>() };
}

describe.each(JSON_ROUTES)("%s %s refuses", (method, url) => {
  test.each([
    ["broken JSON", '{"email": ', "application/json", 400, "bad_request"],
    ["an empty body", "", "application/json", 400, "bad_request"],
    ["null", "null", "application/json", 400, "validation_failed"],
    ["an array", "[]", "application/json", 400, "validation_failed"],
    ["a string", '"text"', "application/json", 400, "validation_failed"],
    ["the key __proto__", '{"__proto__": {"admin": true}}', "application/json", 400, "bad_request"],
    ["the key constructor.prototype", '{"constructor": {"prototype": {}}}', "application/json", 400, "bad_request"],
    ["thirty thousand brackets", "[".repeat(30_000), "application/json", 400, "bad_request"],
    ["thirty thousand nested arrays", "[".repeat(30_000) + "]".repeat(30_000), "application/json", 400, ""],
    ["65 kB", JSON.stringify({ name: "x".repeat(65 * 1024) }), "application/json", 413, "body_too_large"],
    ["text/plain", "{}", "text/plain", 400, "validation_failed"],
    ["XML", "<a/>", "application/xml", 415, "unsupported_media_type"],
    ["a form", "email=a", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
    ["an invalid content type", "{}", "nonsense", 415, "unsupported_media_type"],
  ])("%s", async (_what, payload, contentType, status, code) => {
    const reply = await send(method, url, payload, contentType);
    expectError(reply, status, code === "" ? reply.body.error.code : code);
  });
});

describe("a character that PostgreSQL cannot store is refused, and nothing is written:", () => {
  const body = { name: "Rex", petType: "dog", ageMonths: 1 };
  const signup = { email: "nul@example.com", password: PASSWORD, displayName: "N" };

  test.each(["name", "breed", "city", "description"])("in a pet's %s", async (field) => {
    const before = await count(backend, "pets", "true");
    expectError(await shelter.call("POST", "/api/pets", { ...body, [field]: "a\0b" }), 400, "validation_failed");
    expectError(await shelter.call("PATCH", "/api/pets/1", { [field]: "a\0b" }), 400, "validation_failed");
    expect(await count(backend, "pets", "true")).toBe(before);
    expect(await count(backend, "pets", "version > 1")).toBe(0);
  });

  test("in a display name", async () => {
    const bad = { ...signup, displayName: "N\0" };
    expectError(await client(backend)("POST", "/api/auth/signup", bad), 400, "validation_failed");
    expectError(await adopter.call("PATCH", "/api/users/me", { displayName: "N\0" }), 400, "validation_failed");
    expect(await count(backend, "users", "email = 'nul@example.com'")).toBe(0);
  });

  test("in an email address, which is invalid anyway", async () => {
    const bad = { ...signup, email: "nul\0@example.com" };
    expectError(await client(backend)("POST", "/api/auth/signup", bad), 400, "validation_failed");
  });

  test("a password may contain it, since only its hash is stored", async () => {
    const odd = { ...signup, email: "odd@example.com", password: "eight\0\ud800chars" };
    expect((await client(backend)("POST", "/api/auth/signup", odd)).status).toBe(201);
    expect(
      (await client(backend)("POST", "/api/auth/login", { email: odd.email, password: odd.password })).status,
    ).toBe(200);
  });
});

test("an unpaired surrogate becomes the replacement character, in the response as in the database", async () => {
  const pet = await listPet(shelter, { name: "a\ud800b" });
  expect(pet.name).toBe("a\ufffdb");
});

describe("an invalid URL is 404 or 400 in the format of errors:", () => {
  test.each([
    ["/", 404],
    ["/api", 404],
    ["/api/nothing", 404],
    ["/api/pets/1/nothing", 404],
    ["/API/PETS", 404],
    ["//api//pets", 404],
    ["/api/pets/%2e%2e", 404],
    [`/api/pets/${"1".repeat(2000)}`, 400],
    ["/api/%ff", 404],
    ["/api/pets/%", 404],
    ["/api/photos/%c0%ae", 404],
  ])("%s", async (url, status) => {
    const reply = await client(backend)<ErrorReply>("GET", url);
    expectError(reply, status, reply.body.error.code);
    expect(reply.headers["x-request-id"]).toBe(reply.body.error.requestId);
  });

  test.each(["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])("%s of a route without that method", async (method) => {
    const reply = await backend.app.inject({ method: method as "PUT", url: "/api/pets/1/photo" });
    expectError({ status: reply.statusCode, body: reply.json() }, 404, "not_found");
  });

  test("OPTIONS is answered, also to other clients than browsers", async () => {
    expect((await backend.app.inject({ method: "OPTIONS", url: "/api/pets" })).statusCode).toBe(204);
  });
});

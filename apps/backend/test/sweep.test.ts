import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { listPet, PASSWORD, signUp } from "./support/people.ts";
import { JSON_ROUTES } from "./support/routes.ts";

let backend: Backend;
let tokens: readonly string[];
beforeAll(async () => {
  backend = await startBackend();
  const [shelter, adopter] = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
  await listPet(shelter);
  tokens = [shelter.token, adopter.token];
});
afterAll(() => backend.close());

/** Texts that programs trip over, beside random ones. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 90 }),
  fc.constantFrom("", " ", "\0", "\ud800", "'; DROP TABLE pets; --", "dog", "1", "999999999999999999", "a@example.com"),
  fc.constantFrom(PASSWORD, "shelter", "\u202e", "null", "1e3", "x".repeat(2001)),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e308, 2 ** 53, 12));
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: fc.boolean() },
  fc.constant(null),
  fc.jsonValue({ maxDepth: 2 }),
);
const KEYS = ["email", "password", "displayName", "role", "token", "petId", "liked", "adopterId"];
const PET_KEYS = ["name", "petType", "ageMonths", "breed", "city", "description", "autoAccept", "constructor", "x"];

/** Bodies with known keys, so that many get past the schema's first look. */
const body = fc.oneof(
  { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...KEYS, ...PET_KEYS), value, { maxKeys: 8 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** Right in all but its texts, so that they reach the database. */
const fitting: Record<string, (texts: string) => object> = {
  "/api/auth/signup": (t) => ({ email: `${crypto.randomUUID()}@example.com`, password: PASSWORD, displayName: t }),
  "/api/auth/login": (t) => ({ email: "a@example.com", password: t }),
  "/api/users/me": (t) => ({ displayName: t }),
  "/api/pets": (t) => ({ name: t, petType: "dog", ageMonths: 1, city: t, description: t }),
  "/api/pets/1": (t) => ({ name: t, description: t }),
  "/api/swipes": (t) => ({ petId: t, liked: true }),
  "/api/matches/accept": (t) => ({ petId: t, adopterId: t }),
};

async function send(method: "POST" | "PATCH" | "DELETE", url: string, payload: unknown, token: string) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const reply = await backend.app.inject({ method, url, headers, payload: JSON.stringify(payload) });
  const said = `${method} ${url} ${JSON.stringify(payload)} → ${reply.statusCode} ${reply.body}`;
  expect(reply.statusCode, said).toBeLessThan(500);
  if (reply.statusCode >= 400) {
    const error = { code: expect.any(String), message: expect.any(String), requestId: expect.any(String) };
    expect(reply.json(), said).toEqual({ error: expect.objectContaining(error) });
  }
}

describe.each(JSON_ROUTES)("%s %s answers no body with a 5xx", (method, url) => {
  test("made of anything", async () => {
    const anyone = fc.constantFrom(0, 1);
    const property = fc.asyncProperty(body, anyone, (json, who) => send(method, url, json, tokens[who] ?? ""));
    await fc.assert(property, { numRuns: 60 });
  });
});

describe.each(JSON_ROUTES.filter(([, url]) => url in fitting))("%s %s answers no 5xx to a body", (method, url) => {
  test("that fits but for its texts", async () => {
    const fit = fitting[url] ?? (() => ({}));
    const anyone = fc.constantFrom(0, 1);
    const property = fc.asyncProperty(text, anyone, (words, who) => send(method, url, fit(words), tokens[who] ?? ""));
    await fc.assert(property, { numRuns: 25 });
  });
});

test("no query and no address is answered with a 5xx", async () => {
  const query = fc.dictionary(fc.constantFrom("cursor", "limit", "petType", "status", "shelterId", "x"), text);
  const path = fc.oneof(
    fc.constantFrom("/api/pets", "/api/deck", "/api/matches", "/api/users/me/export", "/health/ready"),
    fc
      .tuple(fc.constantFrom("/api/pets/", "/api/photos/", "/api/", "/"), fc.string({ unit: "binary" }))
      .map(([start, end]) => start + encodeURIComponent(end.toWellFormed())),
    fc.webUrl({ withFragments: true }).map((url) => new URL(url).pathname),
  );
  const property = fc.asyncProperty(path, query, fc.constantFrom(0, 1), async (url, parameters, who) => {
    const search = new URLSearchParams(parameters);
    const headers = { authorization: `Bearer ${tokens[who]}` };
    const reply = await backend.app.inject({ url: `${url}?${search}`, headers });
    expect(reply.statusCode, `${url}?${search} → ${reply.body}`).toBeLessThan(500);
  });
  await fc.assert(property, { numRuns: 300 });
});

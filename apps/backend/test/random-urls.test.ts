import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { oddText } from "./support/openapi/values.ts";
import { signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let users: readonly TestUser[];
beforeAll(async () => {
  backend = await startBackend();
  users = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
});
afterAll(() => backend.close());

/** The fuzz test sends requests similar to valid ones; these are arbitrary. */
test("no URL is answered with a 5xx", async () => {
  const query = fc.dictionary(fc.constantFrom("cursor", "limit", "petType", "status", "shelterId", "x"), oddText);
  const path = fc.oneof(
    fc.constantFrom("/api/pets", "/api/deck", "/api/matches", "/api/users/me/export", "/health/ready"),
    fc
      .tuple(fc.constantFrom("/api/pets/", "/api/photos/", "/api/", "/"), fc.string({ unit: "binary" }))
      .map(([start, end]) => start + encodeURIComponent(end.toWellFormed())),
    fc.webUrl({ withFragments: true }).map((url) => new URL(url).pathname),
  );
  const property = fc.asyncProperty(path, query, fc.constantFrom(0, 1), async (url, parameters, who) => {
    const search = new URLSearchParams(
      Object.entries(parameters).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
    );
    const headers = { authorization: `Bearer ${users[who]?.token}` };
    const reply = await backend.app.inject({ url: `${url}?${search}`, headers });
    expect(reply.statusCode, `${url}?${search} → ${reply.body}`).toBeLessThan(500);
  });
  await fc.assert(property, { numRuns: 300 });
});

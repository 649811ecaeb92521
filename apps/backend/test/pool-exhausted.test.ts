import type { ErrorReply } from "@petswipe/contract";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { openTransaction } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend({ DATABASE_POOL_MAX: "1" });
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

test("with all connections in use, requests wait a limited time, and /metrics answers at once and shows it", async () => {
  const pet = await listPet(shelter);
  const held = await openTransaction(backend, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [pet.id]);
  const withdrawal = shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
  await held.waiters(1);
  const pool = (state: string) => metricValue(backend, "db_connection_pool_size", { state });

  const start = performance.now();
  const lists = Promise.all([1, 2, 3].map(() => client(backend)<ErrorReply>("GET", "/api/pets")));
  await vi.waitFor(async () => expect(await pool("waiting")).toBe(3));
  const scrapeStart = performance.now();
  expect((await backend.app.inject("/metrics")).statusCode).toBe(200);
  expect(performance.now() - scrapeStart).toBeLessThan(500);
  expect([await pool("active"), await pool("idle"), await pool("max")]).toEqual([1, 0, 1]);

  for (const reply of await lists) {
    expectError(reply, 503, "database_unavailable");
    expect(reply.headers["retry-after"]).toBe("2");
  }
  expect(performance.now() - start).toBeLessThan(4000);

  await held.commit();
  expect((await withdrawal).status).toBe(200);
  expect((await client(backend)("GET", "/api/pets")).status).toBe(200);
  expect([await pool("active"), await pool("idle"), await pool("waiting")]).toEqual([0, 1, 0]);
});

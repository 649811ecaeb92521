import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let directory: string;
let postgres: PostgresServer;
let backend: Backend;
let shelter: TestUser;
let adopter: TestUser;
const start = (port?: number) =>
  startPostgres({
    dataDir: join(directory, "postgres"),
    settings: { fsync: "off", shared_preload_libraries: "" },
    ...(port === undefined ? {} : { port }),
  });

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "petswipe-outage-"));
  postgres = await start();
  await migrate({ url: postgres.url });
  backend = await startBackend({}, { databaseUrl: postgres.url });
  [shelter, adopter] = await Promise.all([signUp(backend, "shelter"), signUp(backend)]);
});
afterEach(async () => {
  await backend.close();
  await postgres.stop();
  await rm(directory, { recursive: true });
});

const ready = () => client(backend)("GET", "/health/ready");

async function expectDatabaseDown(): Promise<void> {
  const calls = [
    client(backend)("GET", "/api/pets"),
    adopter.call("GET", "/api/deck"),
    adopter.call("POST", "/api/swipes", { petId: "1", liked: true }),
    client(backend)("POST", "/api/auth/login", { email: "a@example.com", password: "some password" }),
  ];
  for (const reply of await Promise.all(calls)) {
    expectError(reply, 503, "database_unavailable");
    expect(reply.headers["retry-after"]).toBe("2");
  }
}

test("killing PostgreSQL during requests is a 503, shown by readiness and metrics, until it is back", async () => {
  const pet = await listPet(shelter);
  const held = openTransaction(backend, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [pet.id]);
  const transaction = await held;
  const running = [
    shelter.call("POST", `/api/pets/${pet.id}/withdraw`),
    adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true }),
  ];
  await transaction.waiters(2);
  transaction.abandon();
  postgres.kill("SIGKILL");
  for (const reply of await Promise.all(running)) expectError(reply, 503, "database_unavailable");
  await postgres.exited;

  await expectDatabaseDown();
  const down = await ready();
  expect([down.status, down.body]).toEqual([503, { status: "unavailable", parts: { database: "down", redis: "up" } }]);
  expect((await client(backend)("GET", "/health/live")).status).toBe(200);
  const scrapeStart = performance.now();
  expect((await backend.app.inject("/metrics")).statusCode).toBe(200);
  expect(performance.now() - scrapeStart).toBeLessThan(500);
  expect((await client(backend)("GET", "/nothing")).status).toBe(404);

  postgres = await start(postgres.port);
  await vi.waitFor(async () => expect((await ready()).status).toBe(200), { timeout: 15_000 });
  const swiped = await adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true });
  expect(swiped.status).toBe(201);
  expect(await count(backend, "swipes", "pet_id = $1", [pet.id])).toBe(1);
});

test("a transaction whose connection is lost is rolled back completely", async () => {
  const pet = await listPet(shelter);
  const transaction = await openTransaction(backend, "LOCK TABLE sessions IN SHARE MODE");
  const body = { email: "half@example.com", password: "some password", displayName: "Half" };
  const running = client(backend)("POST", "/api/auth/signup", body);
  await transaction.waiters(1);
  await transaction.commitAfter(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
  );
  expectError(await running, 503, "database_unavailable");
  expect(await count(backend, "users", "email = 'half@example.com'")).toBe(0);
  expect((await client(backend)("GET", `/api/pets/${pet.id}`)).status).toBe(200);
  expect((await client(backend)("POST", "/api/auth/signup", body)).status).toBe(201);
});

test("connections that break during requests are a 503 only", async () => {
  const pet = await listPet(shelter);
  const transaction = await openTransaction(backend, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [pet.id]);
  const running = [
    shelter.call("POST", `/api/pets/${pet.id}/withdraw`),
    adopter.call("POST", "/api/swipes", { petId: pet.id, liked: true }),
  ];
  await transaction.waiters(2);
  const [waiting] = await sql<{ pid: number }>(
    backend,
    "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
  );
  transaction.abandon();
  process.kill(waiting?.pid ?? 0, "SIGKILL");
  for (const reply of await Promise.all(running)) expectError(reply, 503, "database_unavailable");
  await vi.waitFor(async () => expect((await ready()).status).toBe(200), { timeout: 15_000 });
  expect((await shelter.call("POST", `/api/pets/${pet.id}/withdraw`)).status).toBe(200);
});

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openTransaction } from "./support/database.ts";
import { type ServerProcess, spawnServer } from "./support/process.ts";

let database: TestDatabase;
let good: Record<string, string>;
const started: ServerProcess[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  good = {
    NODE_ENV: "development",
    LOG_LEVEL: "info",
    PORT: "0",
    DATABASE_URL: database.url,
    JWT_SECRET: "a secret of the tests that is of no use elsewhere",
  };
});
afterEach(async () => {
  for (const { child, exited } of started.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
});
afterAll(() => database.drop());

function start(env: Record<string, string>): ServerProcess {
  const server = spawnServer(env);
  started.push(server);
  return server;
}

const json = { "content-type": "application/json" };
async function signUp(origin: string, role: string) {
  const body = { email: `${crypto.randomUUID()}@example.com`, password: "a fine password", displayName: "S", role };
  const reply = await fetch(`${origin}/api/auth/signup`, { method: "POST", headers: json, body: JSON.stringify(body) });
  const { token } = (await reply.json()) as { token: string };
  return { ...json, authorization: `Bearer ${token}` };
}
async function listPet(origin: string, headers: Record<string, string>): Promise<string> {
  const body = JSON.stringify({ name: "Rex", petType: "dog", ageMonths: 1 });
  const reply = await fetch(`${origin}/api/pets`, { method: "POST", headers, body });
  return ((await reply.json()) as { pet: { id: string } }).pet.id;
}

describe("an invalid environment", () => {
  test("is reported on stderr with all problems, without values or stack, and exits with code 1", async () => {
    const server = start({
      ...good,
      DATABASE_URL: "mysql://root:hunter2@db/x",
      JWT_SECRET: "short-secret",
      PORT: "99999",
      LOG_LEVEL: "loud",
      PHOTO_STORAGE: "s3",
      AUTH_RATE_LIMIT_MAX: "many",
      TRUST_PROXY: "true",
    });
    expect(await server.exited).toEqual({ code: 1, signal: null });
    const output = server.stderr();
    const names = [
      "DATABASE_URL",
      "JWT_SECRET",
      "PORT",
      "LOG_LEVEL",
      "PHOTO_BUCKET",
      "AUTH_RATE_LIMIT_MAX",
      "TRUST_PROXY",
    ];
    for (const name of names) expect(output).toMatch(new RegExp(`^  - ${name} `, "m"));
    expect(output).not.toMatch(/hunter2|short-secret|^\s+at /m);
    expect(server.stdout()).toBe("");
  });

  test("that is empty names the required variables", async () => {
    const server = start({});
    expect((await server.exited).code).toBe(1);
    for (const name of ["DATABASE_URL", "JWT_SECRET", "SMTP_URL", "PUBLIC_URL"])
      expect(server.stderr()).toContain(`${name} is not set`);
  });
});

test("a port in use is reported", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const server = start({ ...good, PORT: String(port) });
  expect((await server.exited).code).toBe(1);
  expect(server.stderr()).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is already in use\\. .*\\n`));
  expect(server.stderr()).not.toMatch(/^\s+at /m);
  other.close();
});

test("all requests are counted, and process metrics exist", async () => {
  const server = start(good);
  const origin = await server.listening;
  const paths = ["/api/pets", "/nothing", "/api/pets/x", "/%ff", "/health/live", "/api/deck", "/api/docs"];
  const sent = Array.from({ length: 140 }, (_, i) => fetch(origin + paths[i % paths.length]).then((r) => r.text()));
  await Promise.all(sent);
  const counted = async () => {
    const text = await (await fetch(`${origin}/metrics`)).text();
    const lines = text
      .split("\n")
      .filter((line) => line.startsWith("http_requests_total{") && !line.includes('"/metrics"'));
    expect(text).toMatch(/^process_cpu_seconds_total \d/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  };
  await vi.waitFor(async () => expect(await counted()).toBe(140));
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s lets a running request finish, accepts no new one, and exits with 0",
  async (signal) => {
    const server = start(good);
    const origin = await server.listening;
    const shelter = await signUp(origin, "shelter");
    const petId = await listPet(origin, shelter);
    const held = await openTransaction({ databaseUrl: database.url }, "SELECT 1 FROM pets WHERE id = $1 FOR UPDATE", [
      petId,
    ]);
    const running = fetch(`${origin}/api/pets/${petId}/withdraw`, {
      method: "POST",
      headers: { authorization: shelter.authorization },
    });
    await held.waiters(1);
    server.child.kill(signal);
    await vi.waitFor(async () => {
      await expect(fetch(`${origin}/health/live`, { headers: { connection: "close" } })).rejects.toThrow();
    });
    await held.commit();
    const reply = await running;
    expect([reply.status, ((await reply.json()) as { pet: { status: string } }).pet.status]).toEqual([
      200,
      "withdrawn",
    ]);
    expect(await server.exited).toEqual({ code: 0, signal: null });
    const last = server
      .stdout()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(last.some((line) => line["route"] === "/api/pets/:id/withdraw" && line["status"] === 200)).toBe(true);
  },
);

test("it starts without PostgreSQL and Redis, and reports both as down", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => closed.once("listening", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const unreachable = { DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/x`, REDIS_URL: `redis://127.0.0.1:${port}` };
  const origin = await start({ ...good, ...unreachable }).listening;
  const reply = await fetch(`${origin}/health/ready`);
  expect([reply.status, await reply.json()]).toEqual([
    503,
    { status: "unavailable", parts: { database: "down", redis: "down" } },
  ]);
  expect((await fetch(`${origin}/metrics`)).status).toBe(200);
});

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seed } from "../src/seed.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOW = new Date("2026-06-15T12:00:00Z");
const TABLES = ["users", "sessions", "pets", "swipes", "matches", "adoptions"];

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

async function query(url: string, statement: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A digest of everything but the salted password hashes. */
async function digest(url: string): Promise<string[]> {
  const digests = TABLES.map(async (table) => {
    const [row] = await query(
      url,
      `SELECT md5(string_agg(line, '' ORDER BY line)) AS digest
       FROM (SELECT (to_jsonb(t) - 'password_hash')::text AS line FROM ${table} t) lines`,
    );
    return `${table} ${row.digest}`;
  });
  return Promise.all(digests);
}

test("the same time gives the same rows in another database", async () => {
  const other = await createTestDatabase();
  try {
    await seed({ url: database.url, now: NOW });
    await seed({ url: other.url, now: NOW });
    expect(await digest(other.url)).toEqual(await digest(database.url));
  } finally {
    await other.drop();
  }
});

test("a second run changes nothing and says so", async () => {
  await seed({ url: database.url, now: NOW });
  const before = await digest(database.url);
  const lines: string[] = [];
  const again = await seed({
    url: database.url,
    now: new Date(NOW.getTime() + 3_600_000),
    log: (line) => lines.push(line),
  });
  expect(again).toEqual({ seeded: false, users: 0, pets: 0, swipes: 0, matches: 0, adoptions: 0, sessions: 0 });
  expect(lines).toEqual(["The database already has users or pets: nothing seeded"]);
  expect(await digest(database.url)).toEqual(before);
});

test("of two concurrent seeders exactly one writes", async () => {
  const results = await Promise.all([seed({ url: database.url, now: NOW }), seed({ url: database.url, now: NOW })]);
  expect(results.map(({ seeded }) => seeded).sort()).toEqual([false, true]);
  const [row] = await query(database.url, "SELECT count(*)::int AS pets FROM pets");
  expect(row.pets).toBe(300);
});

test("a failure leaves no rows", async () => {
  await query(database.url, "ALTER TABLE adoptions ADD CONSTRAINT refused CHECK (status <> 'cancelled')");
  await expect(seed({ url: database.url, now: NOW })).rejects.toThrow("refused");
  const [row] = await query(
    database.url,
    `SELECT ${TABLES.map((t) => `(SELECT count(*) FROM ${t})`).join(" + ")} AS rows`,
  );
  expect(row.rows).toBe("0");
});

const cli = (environment: Record<string, string>) =>
  promisify(execFile)(process.execPath, [fileURLToPath(new URL("../src/cli.ts", import.meta.url))], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
  });

test("the command reports what it wrote", async () => {
  const { stdout } = await cli({ DATABASE_URL: database.url });
  expect(stdout).toMatch(/^Seeded: \d+ users, 300 pets, \d+ swipes, \d+ matches, \d+ adoptions, \d+ sessions$/m);
});

test("the command reports a missing DATABASE_URL", async () => {
  await expect(cli({})).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("DATABASE_URL is not set") });
});

test("the command advises to migrate first", async () => {
  await query(database.url, "DROP TABLE users CASCADE");
  await expect(cli({ DATABASE_URL: database.url })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Run the migrations first"),
  });
});

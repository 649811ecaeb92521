import { once } from "node:events";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { foldAll } from "../src/fold.ts";
import { kpis } from "../src/kpis/all.ts";
import { randomFacts, storeFacts } from "./support/facts.ts";
import { runProgram, startProgram } from "./support/programs.ts";

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await storeFacts(client, randomFacts(new Date(), 2));
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const rebuild = () => runProgram("rebuild/cli", { DATABASE_URL: database.url });
const total = async () => Number((await client.query("SELECT n FROM kpi.totals WHERE kind = 'match'")).rows[0].n);

async function differences() {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await foldAll(client);
  const result = await compare(client, kpis);
  await client.query("ROLLBACK");
  return result.differences;
}

/** Blocks a rebuild halfway until the lock is released. */
async function holdRebuild(): Promise<() => Promise<void>> {
  await client.query(`
    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(7); RETURN NULL; END';
    CREATE TRIGGER wait BEFORE INSERT ON kpi.people FOR EACH STATEMENT EXECUTE FUNCTION wait();
    SELECT pg_advisory_lock(7)`);
  return async () => {
    await client.query("SELECT pg_advisory_unlock(7)");
  };
}
const held = async () =>
  (await client.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7 AND NOT granted")).rowCount;

async function write(users: readonly number[]): Promise<void> {
  const writer = new pg.Client({ connectionString: database.url });
  await writer.connect();
  for (const user of users) {
    await writer.query("UPDATE swipes SET created_at = now() - interval '3 minutes' WHERE user_id = $1", [user]);
    await writer.query("INSERT INTO pets (name, pet_type, age_months) VALUES ('Milo', 'cat', 2)");
    await writer.query(
      `INSERT INTO swipes (user_id, pet_id, liked, created_at)
       SELECT $1, id, true, now() - interval '90 seconds' FROM pets ON CONFLICT DO NOTHING`,
      [user],
    );
    if (user % 2 === 0) await writer.query("DELETE FROM users WHERE id = $1", [user]);
  }
  await writer.end();
}

describe("pnpm kpi:rebuild", () => {
  it("repairs corrupted roll-ups, and reports its progress", async () => {
    await rebuild();
    await client.query(
      "UPDATE kpi.totals SET n = n + 5; DELETE FROM kpi.last_seen; DELETE FROM kpi.buckets WHERE grain > 1",
    );
    expect((await differences()).length).toBeGreaterThan(10);
    const { code, stdout, stderr } = await rebuild();
    expect([code, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => /^\[ *\d+\.\d s\] [a-z]/.test(line))).toEqual(lines.map(() => true));
    expect(lines[0]).toMatch(/clearing the roll-ups; about [\d,]+ swipes to read$/);
    expect(lines.at(-1)).toMatch(/ done$/);
    expect(lines.length).toBeGreaterThan(3);
    expect(await differences()).toEqual([]);
  });

  it("loses no concurrent write, blocks no writer, and keeps the old values until it is done", async () => {
    await rebuild();
    await client.query("UPDATE kpi.totals SET n = 12345 WHERE kind = 'match'");
    const release = await holdRebuild();
    const rebuilding = rebuild();
    await expect.poll(held, { timeout: 10_000 }).toBe(1);
    await Promise.all([write([1, 2, 3, 4]), write([5, 6, 7, 8]), write([9, 10, 11, 12])]);
    expect(await total()).toBe(12345);
    await release();
    expect((await rebuilding).code).toBe(0);
    expect(await total()).not.toBe(12345);
    expect(await differences()).toEqual([]);
  });

  it("changes nothing when it is killed halfway", async () => {
    await rebuild();
    await client.query("UPDATE kpi.totals SET n = 12345 WHERE kind = 'match'");
    const release = await holdRebuild();
    const child = startProgram("rebuild/cli", { DATABASE_URL: database.url });
    await expect.poll(held, { timeout: 10_000 }).toBe(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    await release();
    await client.query("SELECT pg_advisory_lock(kpi.lock_key()); SELECT pg_advisory_unlock(kpi.lock_key())");
    expect(await total()).toBe(12345);
    expect(await differences()).toHaveLength(1);
  });

  it.each([
    ["without a URL", {}, 1, /unchanged: DATABASE_URL is not set\. Example: postgres:\/\//],
    [
      "with an unreachable server",
      { DATABASE_URL: "postgres://me:sesame@localhost:1/pets" },
      1,
      /unchanged: .*ECONNREFUSED/,
    ],
  ])("%s it reports the error", async (_how, env, code, reason) => {
    const exit = await runProgram("rebuild/cli", env);
    expect(exit).toEqual({ code, stdout: "", stderr: expect.stringMatching(reason) });
    expect(exit.stderr).not.toMatch(/\n\s+at |sesame/);
  });
});

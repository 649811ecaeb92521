import { once } from "node:events";
import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { foldAll } from "../src/fold.ts";
import { kpis } from "../src/kpis/all.ts";
import { runProgram, startProgram } from "./support/programs.ts";
import { inventWorld, store } from "./support/world.ts";

let database: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await store(client, inventWorld(new Date(), 2));
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

/** Makes a rebuild stop in its middle until the lock is let go. */
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
  it("repairs roll-ups that were tampered with, and says how far it is", async () => {
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

  it("loses nothing that is written meanwhile, keeps no writer waiting, and shows the old values until it is done", async () => {
    await rebuild();
    await client.query("UPDATE kpi.totals SET n = 12345 WHERE kind = 'match'");
    const letGo = await holdRebuild();
    const rebuilding = rebuild();
    await expect.poll(held, { timeout: 10_000 }).toBe(1);
    await Promise.all([write([1, 2, 3, 4]), write([5, 6, 7, 8]), write([9, 10, 11, 12])]);
    expect(await total()).toBe(12345);
    await letGo();
    expect((await rebuilding).code).toBe(0);
    expect(await total()).not.toBe(12345);
    expect(await differences()).toEqual([]);
  });

  it("leaves everything as it was when it is killed in the middle", async () => {
    await rebuild();
    await client.query("UPDATE kpi.totals SET n = 12345 WHERE kind = 'match'");
    const letGo = await holdRebuild();
    const child = startProgram("rebuild/cli", { DATABASE_URL: database.url });
    await expect.poll(held, { timeout: 10_000 }).toBe(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    await letGo();
    await client.query("SELECT pg_advisory_lock(kpi.lock_key()); SELECT pg_advisory_unlock(kpi.lock_key())");
    expect(await total()).toBe(12345);
    expect(await differences()).toHaveLength(1);
  });

  it.each([
    ["without an address", {}, 1, /left as they were: DATABASE_URL is not set: postgres:\/\//],
    [
      "of nothing that answers",
      { DATABASE_URL: "postgres://me:sesame@localhost:1/pets" },
      1,
      /left as they were: .*ECONNREFUSED/,
    ],
  ])("%s says what is wrong", async (_how, env, code, reason) => {
    const ending = await runProgram("rebuild/cli", env);
    expect(ending).toEqual({ code, stdout: "", stderr: expect.stringMatching(reason) });
    expect(ending.stderr).not.toMatch(/\n\s+at |sesame/);
  });
});

import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compare } from "../src/audit/audit.ts";
import { kpis } from "../src/kpis/all.ts";
import { type Exporter, exporterOver } from "./support/exporter.ts";

let database: TestDatabase;
let exporter: Exporter;
let slow: pg.Client;
beforeEach(async () => {
  database = await createTestDatabase();
  exporter = exporterOver(database.url);
  slow = new pg.Client({ connectionString: database.url });
  await slow.connect();
  await simulateClock(exporter.pool);
  await exporter.pool.query(`
    INSERT INTO users (email, password_hash, display_name, role) SELECT i, '', '', 'adopter' FROM generate_series(1, 9) i;
    INSERT INTO pets (name, pet_type, age_months) SELECT i, 'dog', 1 FROM generate_series(1, 9) i`);
});
afterEach(async () => {
  await slow.end();
  await exporter.close();
  await database.drop();
});

/** Replaces the clock that the fold and this file's swipes use, so that it can be moved. */
async function simulateClock(client: Pick<pg.Pool, "query">): Promise<void> {
  await client.query(`
    CREATE TABLE public.clock AS SELECT interval '0' AS shift;
    CREATE FUNCTION public.simulated_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now() + shift FROM public.clock'`);
  const { rows } = await client.query("SELECT pg_get_functiondef('kpi.fold'::regproc) AS source");
  await client.query(rows[0].source.replace("kpi.minute(now())", "kpi.minute(public.simulated_now())"));
}

const passMinutes = (minutes: number) =>
  exporter.pool.query(`UPDATE public.clock SET shift = shift + interval '${minutes} minutes'`);

/** 9 swipes per user, now or some minutes ago. */
const swipes = (users: string, minutesAgo = 0) =>
  `INSERT INTO swipes (user_id, pet_id, liked, created_at)
   SELECT u.id, p.id, true, simulated_now() - interval '${minutesAgo} minutes' FROM users u, pets p WHERE u.id IN (${users})`;

/** KPIs that depend on swipes, and differences from the definitions. */
async function collected() {
  await exporter.collect();
  const series = await exporter.scrape();
  const client = await exporter.pool.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT kpi.fold()");
  const { differences } = await compare(client, kpis);
  await client.query("COMMIT");
  client.release();
  return {
    stored: series['petswipe_swipes_stored_total{liked="true",pet_type="dog"}'],
    active: series['petswipe_active_users{window="1h"}'],
    funnel: series['petswipe_funnel_users{stage="liked",window="30d"}'],
    differences,
  };
}

it("a transaction that stays open for minutes while others commit is counted exactly once", async () => {
  await slow.query("BEGIN");
  await slow.query(swipes("1"));
  await exporter.pool.query(swipes("2"));
  await passMinutes(2);
  expect(await collected()).toEqual({ stored: 9, active: 1, funnel: 1, differences: [] });
  await exporter.pool.query(swipes("3"));
  await passMinutes(3);
  expect(await collected()).toEqual({ stored: 18, active: 2, funnel: 2, differences: [] });

  await slow.query("COMMIT");
  expect(await collected()).toEqual({ stored: 27, active: 3, funnel: 3, differences: [] });
  expect(await collected()).toEqual({ stored: 27, active: 3, funnel: 3, differences: [] });
  await passMinutes(60);
  expect(await collected()).toEqual({ stored: 27, active: 0, funnel: 3, differences: [] });
});

it("a transaction that is rolled back after minutes leaves no trace", async () => {
  await slow.query("BEGIN");
  await slow.query(swipes("1", 5));
  await slow.query("SAVEPOINT kept");
  await slow.query(swipes("4", 4));
  await slow.query("ROLLBACK TO SAVEPOINT kept");
  await exporter.pool.query(swipes("3", 6));
  expect(await collected()).toEqual({ stored: 9, active: 1, funnel: 1, differences: [] });
  await slow.query("ROLLBACK");
  expect(await collected()).toEqual({ stored: 9, active: 1, funnel: 1, differences: [] });
  expect((await exporter.pool.query("SELECT * FROM kpi.changes")).rows.filter((row) => row.kind === "swipe")).toEqual(
    [],
  );
});

it("a transaction that deletes a user during a fold counts when it commits", async () => {
  await exporter.pool.query(swipes("1, 3", 6));
  await slow.query("BEGIN; DELETE FROM users WHERE id = 1");
  expect(await collected()).toEqual({ stored: 18, active: 2, funnel: 2, differences: [] });
  await slow.query("COMMIT");
  expect(await collected()).toEqual({ stored: 18, active: 1, funnel: 1, differences: [] });
});

it("a match whose swipe is moved by a concurrent transaction moves with it", async () => {
  await exporter.pool.query(swipes("1", 90));
  const { rows } = await slow.query("SELECT pg_backend_pid() AS pid");
  await slow.query(
    "BEGIN; UPDATE swipes SET created_at = simulated_now() - interval '2 minutes' WHERE user_id = 1 AND pet_id = 1",
  );
  const match = exporter.pool.query("INSERT INTO matches (user_id, pet_id) VALUES (1, 1)");
  const waiting = async () =>
    (await exporter.pool.query("SELECT 1 FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))", [rows[0].pid]))
      .rowCount;
  await expect.poll(waiting).toBe(1);
  await slow.query("COMMIT");
  await match;
  expect((await collected()).differences).toEqual([]);
  expect((await exporter.scrape())['petswipe_swipe_to_match_ratio{window="1h"}']).toBe(1);
});

it.each([
  ["match", "INSERT INTO matches (user_id, pet_id) VALUES (1, 1)", "no swipe of pet 1"],
  ["adoption", "INSERT INTO adoptions (match_id) VALUES (77)", "no match 77"],
])("a %s without its parent violates a foreign key", async (_what, insert, reason) => {
  await expect(exporter.pool.query(insert)).rejects.toMatchObject({
    code: "23503",
    message: expect.stringContaining(reason),
  });
});

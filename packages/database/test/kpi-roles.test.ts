import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/testing.ts";
import { dropLogin, logInAs } from "./support/logins.ts";

const NAMES = { petswipe_reader: `kpi_reader_${process.pid}`, petswipe_app: `kpi_app_${process.pid}` } as const;
const DENIED = /^permission denied|^must be owner/;
const TABLES = ["buckets", "totals", "people", "last_seen", "state", "session_lengths", "session_histogram"];

let database: TestDatabase;
let owner: pg.Client;
let clients: Record<keyof typeof NAMES, pg.Client>;

const logIn = (role: keyof typeof NAMES) => logInAs(owner, database.url, NAMES[role], role);

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  clients = { petswipe_reader: await logIn("petswipe_reader"), petswipe_app: await logIn("petswipe_app") };
});
afterAll(async () => {
  for (const client of Object.values(clients)) await client.end();
  for (const name of Object.values(NAMES)) await dropLogin(owner, name);
  await owner.end();
  await database.drop();
});
beforeEach(async () => {
  for (const client of Object.values(clients)) await client.query("BEGIN");
});
afterEach(async () => {
  for (const client of Object.values(clients)) await client.query("ROLLBACK");
});

describe("petswipe_reader in schema kpi", () => {
  it.each([...TABLES, "changes", "removed", "stored"])("may read %s", async (table) => {
    expect((await clients.petswipe_reader.query(`SELECT * FROM kpi.${table}`)).rowCount).toBeTypeOf("number");
  });

  it("may fold, and so change tables that it may not write", async () => {
    await clients.petswipe_reader.query("COMMIT");
    await owner.query("UPDATE kpi.state SET as_of = as_of - 1");
    const { rows } = await clients.petswipe_reader.query("SELECT kpi.fold()");
    expect(rows).toEqual([{ fold: "folded" }]);
    const state = await owner.query("SELECT as_of = kpi.minute(now()) AS now FROM kpi.state");
    expect(state.rows).toEqual([{ now: true }]);
  });

  it.each([
    ...[...TABLES, "changes", "removed"].flatMap((table) => [`DELETE FROM kpi.${table}`, `TRUNCATE kpi.${table}`]),
    "UPDATE kpi.totals SET n = 0",
    "UPDATE kpi.state SET as_of = 0",
    "INSERT INTO kpi.buckets VALUES ('swipe', 1, 1, 1)",
    "INSERT INTO kpi.changes (kind, minute, n, ever) VALUES ('swipe', 1, 1, 1)",
    "INSERT INTO kpi.removed (kind, n) VALUES ('swipe', 1)",
    "CREATE TABLE kpi.mine (id int)",
    "CREATE FUNCTION kpi.minute(text) RETURNS int LANGUAGE sql RETURN 1",
    "SELECT kpi.fold_to(0, 1)",
    "SELECT kpi.fold_counts('{}')",
    "SELECT kpi.fold_people('{}', 0, 1)",
    "SELECT kpi.fold_sessions('{}', 1)",
    "SELECT kpi.rebuild_clear()",
    "SELECT kpi.rebuild_counts(0)",
    "SELECT kpi.rebuild_people(0)",
    "SELECT kpi.rebuild_sessions(0)",
    "SELECT email FROM users",
    "DELETE FROM swipes",
  ])("may not %s", async (sql) => {
    await expect(clients.petswipe_reader.query(sql)).rejects.toThrow(DENIED);
  });
});

describe("petswipe_app in schema kpi", () => {
  it("may insert and delete all facts, which also writes the change log", async () => {
    const { rowCount } = await clients.petswipe_app.query(`
      WITH u AS (INSERT INTO users (email, password_hash, display_name, role) VALUES ('a@b', '', '', 'adopter') RETURNING id),
      p AS (INSERT INTO pets (name, pet_type, age_months) VALUES ('Rex', 'dog', 1) RETURNING id)
      INSERT INTO swipes (user_id, pet_id, liked) SELECT u.id, p.id, true FROM u, p`);
    expect(rowCount).toBe(1);
    await clients.petswipe_app.query(`
      INSERT INTO matches (user_id, pet_id) SELECT user_id, pet_id FROM swipes;
      INSERT INTO adoptions (match_id) SELECT id FROM matches;
      UPDATE adoptions SET status = 'completed', completed_at = now();
      INSERT INTO sessions (user_id, expires_at) SELECT id, now() FROM users;
      UPDATE sessions SET ended_at = now();
      UPDATE pets SET status = 'adopted';
      DELETE FROM users`);
    expect((await clients.petswipe_app.query("SELECT FROM swipes")).rowCount).toBe(0);
  });

  it.each([
    ...TABLES.map((table) => `DELETE FROM kpi.${table}`),
    ...TABLES.map((table) => `SELECT * FROM kpi.${table}`),
    "SELECT * FROM kpi.changes",
    "DELETE FROM kpi.changes",
    "UPDATE kpi.changes SET n = 0",
    "UPDATE kpi.removed SET n = 0",
    "SELECT kpi.fold()",
    "SELECT kpi.fold_to(0, 1)",
    "SELECT kpi.rebuild_clear()",
    "TRUNCATE swipes",
    "ALTER TABLE swipes DISABLE TRIGGER kpi_inserted",
  ])("may not %s", async (sql) => {
    await expect(clients.petswipe_app.query(sql)).rejects.toThrow(DENIED);
  });
});

describe("kpi.fold(), a SECURITY DEFINER function", () => {
  const evil = (name: string, args: string, returns: string) =>
    `CREATE FUNCTION evil.${name}(${args}) RETURNS ${returns} LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'hijacked by % as %', '${name}', current_user; END $$`;
  /** Objects a caller can put ahead of the real ones: functions and operators in its own schema, tables in pg_temp. */
  const layTraps = [
    evil("now", "", "timestamptz"),
    evil("less", "integer, integer", "boolean"),
    evil("more", "integer, integer", "boolean"),
    evil("plus", "bigint, bigint", "bigint"),
    "CREATE OPERATOR evil.< (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.less)",
    "CREATE OPERATOR evil.> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.more)",
    "CREATE OPERATOR evil.+ (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = evil.plus)",
    "CREATE TEMP TABLE swipes (user_id bigint, created_at timestamptz)",
    "CREATE TEMP TABLE active (user_id bigint)",
    "SET LOCAL search_path = pg_temp, evil, pg_catalog, public, kpi",
  ].join(";\n");

  it("never uses a function, operator or table of its caller", async () => {
    const reader = clients.petswipe_reader;
    await owner.query(`CREATE SCHEMA evil AUTHORIZATION ${NAMES.petswipe_reader}`);
    await owner.query("INSERT INTO users (email, password_hash, display_name, role) VALUES ('c@d', '', '', 'adopter')");
    await owner.query("UPDATE kpi.changes SET minute = minute - 5");
    await owner.query("UPDATE kpi.state SET as_of = as_of - 1");
    await reader.query(layTraps);
    await reader.query("SAVEPOINT traps");
    await expect(reader.query("SELECT 1 < 2")).rejects.toThrow(`hijacked by less as ${NAMES.petswipe_reader}`);
    await reader.query("ROLLBACK TO traps");
    expect((await reader.query("SELECT kpi.fold()")).rows).toEqual([{ fold: "folded" }]);
    await reader.query("ROLLBACK");

    // Without the function's own search_path, the traps work.
    await owner.query("ALTER FUNCTION kpi.fold RESET search_path");
    await reader.query("BEGIN");
    await reader.query(layTraps);
    await expect(reader.query("SELECT kpi.fold()")).rejects.toThrow("hijacked by");
    await owner.query("ALTER FUNCTION kpi.fold SET search_path = pg_catalog, pg_temp");
  });

  it("has its own search_path, with pg_temp last", async () => {
    const { rows } = await owner.query(
      "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'kpi'::regnamespace AND prosecdef",
    );
    expect(rows).toEqual([{ proname: "fold", proconfig: ["search_path=pg_catalog, pg_temp"] }]);
  });
});

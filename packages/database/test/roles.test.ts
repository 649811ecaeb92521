import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/testing.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Runs a statement as a role and rolls it back: the number of rows, or PostgreSQL's error message. */
async function as(role: string, sql: string): Promise<number | string | null> {
  await client.query("BEGIN");
  try {
    await client.query(`SET LOCAL ROLE ${role}`);
    return (await client.query(sql)).rowCount;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query("ROLLBACK");
  }
}

const newUser =
  "INSERT INTO users (email, password_hash, display_name, role) VALUES ('a@example.org', 'x', 'A', 'adopter')";
const denied = /^permission denied|^must be owner/;

describe("petswipe_reader", () => {
  it.each([
    "SELECT * FROM pets, swipes, matches, adoptions",
    "SELECT id, role, created_at FROM users",
    "SELECT count(*) FROM users",
    "SELECT id, user_id, started_at, last_seen_at, ended_at FROM sessions",
  ])("may %s", async (sql) => {
    expect(await as("petswipe_reader", sql)).toBeTypeOf("number");
  });

  it.each([
    "SELECT email FROM users",
    "SELECT password_hash FROM users",
    "SELECT display_name FROM users",
    "SELECT * FROM users",
    "SELECT * FROM password_resets",
    newUser,
    "INSERT INTO swipes (user_id, pet_id, liked) VALUES (1, 1, true)",
    "UPDATE pets SET name = 'x'",
    "DELETE FROM matches",
    "TRUNCATE adoptions",
    "CREATE TABLE public.mine (id int)",
    "DROP TABLE swipes",
  ])("may not %s", async (sql) => {
    expect(await as("petswipe_reader", sql)).toMatch(denied);
  });
});

describe("petswipe_app", () => {
  it.each([
    newUser,
    "SELECT email, password_hash FROM users",
    "UPDATE pets SET name = 'x'",
    "DELETE FROM password_resets",
  ])("may %s", async (sql) => {
    expect(await as("petswipe_app", sql)).toBeTypeOf("number");
  });

  it.each([
    "CREATE TABLE public.mine (id int)",
    "ALTER TABLE pets ADD COLUMN mine int",
    "DROP TABLE swipes",
    "CREATE INDEX mine ON pets (name)",
    "TRUNCATE swipes",
    "CREATE ROLE mine",
    "DELETE FROM schema_migrations",
  ])("may not %s", async (sql) => {
    expect(await as("petswipe_app", sql)).toMatch(denied);
  });

  it("may use tables of later migrations, too", async () => {
    await client.query("CREATE TABLE later (id int)");
    expect(await as("petswipe_app", "INSERT INTO later VALUES (1)")).toBe(1);
    expect(await as("petswipe_reader", "SELECT * FROM later")).toMatch(denied);
  });
});

it("neither role can log in", async () => {
  const { rows } = await client.query(
    "SELECT rolname FROM pg_roles WHERE rolname LIKE 'petswipe%' AND NOT rolcanlogin",
  );
  expect(rows.map(({ rolname }) => rolname).sort()).toEqual(["petswipe_app", "petswipe_reader"]);
});

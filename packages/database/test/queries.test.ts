import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isUniqueViolation, statement } from "../src/database.ts";
import { createTestDatabase, type TestDatabase } from "../src/testing/testing.ts";
import { observedDatabase, run } from "./support/database.ts";

const addUser = statement<{ id: string }>(
  "insert",
  "users",
  "INSERT INTO users (email, password_hash, display_name, role) VALUES ($1, 'x', 'A', 'adopter') RETURNING id",
);
const emails = statement<{ email: string }>("select", "users", "SELECT email FROM users ORDER BY email");
const broken = statement("select", "pets", "SELECT no_such_column FROM pets");
const wait = statement("select", "none", "SELECT pg_sleep(30)");

const userInsert = '{operation="insert",table="users"}';
const userSelect = '{operation="select",table="users"}';

let testDatabase: TestDatabase;
let observed: ReturnType<typeof observedDatabase>;
const seconds: number[] = [];

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  seconds.length = 0;
  observed = observedDatabase(testDatabase.url, { onQuery: (time) => seconds.push(time) });
});
afterEach(async () => {
  await observed.database.close();
  await testDatabase.drop();
});

describe("a query", () => {
  it("returns its rows, the first one, or undefined", async () => {
    const { database } = observed;
    expect(await database.first(emails)).toBeUndefined();
    await database.query(addUser, ["b@example.org"]);
    expect(await database.first(addUser, ["a@example.org"])).toEqual({ id: expect.stringMatching(/^\d+$/) });
    expect(await database.query(emails)).toEqual([{ email: "a@example.org" }, { email: "b@example.org" }]);
  });

  it("is counted and timed by its declared labels, and reported to onQuery", async () => {
    await observed.database.query(addUser, ["a@example.org"]);
    await observed.database.query(emails);
    await observed.database.first(emails);
    const expected = { [userInsert]: 1, [userSelect]: 2 };
    expect(await observed.series("db_queries_total")).toEqual(expected);
    expect(await observed.series("db_query_duration_seconds_count")).toEqual(expected);
    expect(seconds).toHaveLength(3);
    for (const time of seconds) expect(time).toBeGreaterThan(0);
  });

  it("is counted, timed and reported when it fails, too", async () => {
    await expect(observed.database.query(broken)).rejects.toThrow(/column "no_such_column" does not exist/);
    const expected = { '{operation="select",table="pets"}': 1 };
    expect(await observed.series("db_queries_total")).toEqual(expected);
    expect(await observed.series("db_query_duration_seconds_count")).toEqual(expected);
    expect(seconds).toHaveLength(1);
  });

  it("that takes too long is canceled by PostgreSQL, and its connection stays usable", async () => {
    const { database } = observedDatabase(testDatabase.url, { statementTimeoutMs: 100, maxConnections: 1 });
    await expect(database.query(wait)).rejects.toMatchObject({ code: "57014" });
    expect(await database.query(emails)).toEqual([]);
    await database.close();
  });

  it("that violates a unique index names it", async () => {
    await observed.database.query(addUser, ["a@example.org"]);
    const again = await observed.database.query(addUser, ["A@Example.org"]).catch((error: unknown) => error);
    expect([isUniqueViolation(again), isUniqueViolation(again, "users_email")]).toEqual([true, true]);
    expect([isUniqueViolation(again, "users_pkey"), isUniqueViolation(new Error("no"))]).toEqual([false, false]);
  });
});

describe("a transaction", () => {
  it("that resolves is committed, and counted as such", async () => {
    const { database } = observed;
    const id = await database.transaction(async (tx) => {
      await tx.query(addUser, ["a@example.org"]);
      expect(await database.query(emails)).toEqual([]);
      return (await tx.first(addUser, ["b@example.org"]))?.id;
    });
    expect(id).toMatch(/^\d+$/);
    expect(await database.query(emails)).toHaveLength(2);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="committed"}': 1 });
    expect(await observed.series("db_queries_total")).toEqual({ [userInsert]: 2, [userSelect]: 2 });
  });

  it("that throws is rolled back, counted as such, and rethrows", async () => {
    const reason = new Error("changed my mind");
    const work = observed.database.transaction(async (tx) => {
      await tx.query(addUser, ["a@example.org"]);
      throw reason;
    });
    await expect(work).rejects.toBe(reason);
    expect(await observed.database.query(emails)).toEqual([]);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="rolled_back"}': 1 });
  });

  it("whose commit fails is rolled back, with PostgreSQL's error", async () => {
    await run(testDatabase.url, "ALTER TABLE pets ADD CONSTRAINT one UNIQUE (name) DEFERRABLE INITIALLY DEFERRED");
    const addPet = statement(
      "insert",
      "pets",
      "INSERT INTO pets (name, pet_type, age_months) VALUES ('Milo', 'dog', 1)",
    );
    const work = observed.database.transaction(async (tx) => {
      await tx.query(addPet);
      await tx.query(addPet);
    });
    await expect(work).rejects.toMatchObject({ code: "23505" });
    expect(await run(testDatabase.url, "SELECT * FROM pets")).toEqual([]);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="rolled_back"}': 1 });
  });

  it("that swallowed a statement's error is not counted as committed, since PostgreSQL rolls it back", async () => {
    const work = observed.database.transaction(async (tx) => {
      await tx.query(addUser, ["a@example.org"]);
      await tx.query(broken).catch(() => undefined);
    });
    await expect(work).rejects.toThrow("rolled back");
    expect(await observed.database.query(emails)).toEqual([]);
    expect(await observed.series("db_transactions_total")).toEqual({ '{status="rolled_back"}': 1 });
  });

  it("releases its connection, whether it commits or not", async () => {
    const { database } = observedDatabase(testDatabase.url, { maxConnections: 1, connectTimeoutMs: 1_000 });
    for (const email of ["a@example.org", "a@example.org", "b@example.org"]) {
      await database.transaction((tx) => tx.query(addUser, [email])).catch(() => undefined);
    }
    expect(await database.query(emails)).toHaveLength(2);
    await database.close();
  });
});

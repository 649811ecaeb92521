import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "../src/migrate/migrate.ts";
import { createEmptyDatabase, run } from "./support/database.ts";

const OWN = fileURLToPath(new URL("../migrations", import.meta.url));

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let directory: string;
const add = (name: string, sql: string) => writeFile(join(directory, name), sql);
const apply = () => migrate({ url: database.url, directory });

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = await mkdtemp(join(tmpdir(), "petswipe-migrations-"));
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

async function tables(): Promise<unknown[]> {
  const rows = await run(database.url, "SELECT relname FROM pg_stat_user_tables ORDER BY relname");
  return rows.map(({ relname }) => relname);
}

describe("migrating", () => {
  it("brings an empty database to the latest schema, and logs each file before it runs", async () => {
    const lines: string[] = [];
    const files = (await readdir(OWN)).sort();
    expect(await migrate({ url: database.url, log: (line) => lines.push(line) })).toEqual(files);
    expect(lines).toEqual(files.map((file) => `migrating: ${file}`));
    expect(await tables()).toEqual(expect.arrayContaining(["pets", "schema_migrations", "swipes", "users"]));
  });

  it("does nothing the second time", async () => {
    await migrate({ url: database.url });
    const before = await run(database.url, "SELECT * FROM schema_migrations ORDER BY version");
    expect(await migrate({ url: database.url })).toEqual([]);
    expect(await run(database.url, "SELECT * FROM schema_migrations ORDER BY version")).toEqual(before);
  });

  it("applies each file once with five concurrent migrators", async () => {
    const applied = await Promise.all([1, 2, 3, 4, 5].map(() => migrate({ url: database.url })));
    expect(applied.flat()).toEqual((await readdir(OWN)).sort());
  });

  it("continues from the database's version", async () => {
    await add("001.do.first.sql", "CREATE TABLE first (id int)");
    expect(await apply()).toEqual(["001.do.first.sql"]);
    await add("002.do.second.sql", "CREATE TABLE second (id int)");
    await add("010.do.tenth.sql", "CREATE TABLE tenth (id int)");
    expect(await apply()).toEqual(["002.do.second.sql", "010.do.tenth.sql"]);
  });

  it("works in a path with spaces, brackets and other glob characters", async () => {
    const odd = join(directory, "my [copy] (1) {a,b} +(x)?!*");
    await mkdir(odd);
    await cp(OWN, odd, { recursive: true });
    expect(await migrate({ url: database.url, directory: odd })).toEqual((await readdir(OWN)).sort());
  });
});

describe("a failing migration", () => {
  it("leaves the schema unchanged, also by those before it", async () => {
    await add("001.do.first.sql", "CREATE TABLE first (id int)");
    await apply();
    const before = await tables();
    await add("002.do.second.sql", "CREATE TABLE second (id int)");
    await add("003.do.broken.sql", "CREATE TABLE third (id int);\nALTER TABLE no_such_table ADD COLUMN x int");
    await expect(apply()).rejects.toThrow(/003\.do\.broken\.sql.*relation "no_such_table" does not exist/);
    expect(await tables()).toEqual(before);
    expect(await run(database.url, "SELECT version::int FROM schema_migrations WHERE version > 0")).toEqual([
      { version: 1 },
    ]);
  });

  it("is reported by name when an applied file has changed, and nothing after it is applied", async () => {
    await add("001.do.first.sql", "CREATE TABLE first (id int)");
    await apply();
    await add("001.do.first.sql", "CREATE TABLE first (id bigint)");
    await add("002.do.second.sql", "CREATE TABLE second (id int)");
    await expect(apply()).rejects.toThrow(
      "001.do.first.sql has changed since it was applied. Migrations only go forward: restore it, and put the change in a new file.",
    );
    expect(await tables()).toEqual(["first", "schema_migrations"]);
  });

  it("is reported by name when it is numbered below an applied one, since it would never run", async () => {
    await add("002.do.second.sql", "CREATE TABLE second (id int)");
    await apply();
    await add("001.do.late.sql", "CREATE TABLE late (id int)");
    await expect(apply()).rejects.toThrow(
      "001.do.late.sql is numbered below a migration that is already applied (2): give it a higher number.",
    );
  });

  it("is reported for an empty folder", async () => {
    await expect(apply()).rejects.toThrow(`No migrations in ${directory}`);
    expect(await tables()).toEqual([]);
  });
});

it("an older version does nothing in a database that a newer one has migrated", async () => {
  await add("001.do.first.sql", "CREATE TABLE first (id int)");
  await add("002.do.second.sql", "CREATE TABLE second (id int)");
  await apply();
  await rm(join(directory, "002.do.second.sql"));
  expect(await apply()).toEqual([]);
});

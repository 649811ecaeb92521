import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Login, logins } from "@petswipe/database/logins";
import { prepareDatabase } from "@petswipe/database/prepare";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../src/seed.ts";

let dir: string;
let server: PostgresServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "setup "));
  server = await startPostgres({ dataDir: join(dir, "postgres"), settings: { fsync: "off" } });
});
afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true });
});

async function rows(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

const PASSWORDS = { backend: "b ' \\ \" $1", exporter: "e", monitor: "m" };

/** An empty database, as after a container's first start. */
async function newDatabase(name: string) {
  await rows(server.url, `CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const as = (login: Login, password: string) => {
    const other = new URL(url);
    Object.assign(other, { username: logins[login].role, password: encodeURIComponent(password) });
    return other.href;
  };
  const prepare = ({ passwords = PASSWORDS, demo = false } = {}) =>
    prepareDatabase({ url: url.href, passwords, fill: demo ? seed : undefined, log: () => {} });
  return { url: url.href, as, prepare };
}

describe("the database", () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  beforeAll(async () => {
    database = await newDatabase("prepared");
    await database.prepare();
  });
  const as = (login: Login, sql: string) => rows(database.as(login, PASSWORDS[login]), sql);

  it.each(Object.keys(logins) as Login[])("has a login for %s with only its group's privileges", async (login) => {
    const { role, memberOf } = logins[login];
    const privileges = "rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls";
    expect(
      await as(login, `SELECT current_user::text, ${privileges} FROM pg_roles WHERE rolname = current_user`),
    ).toEqual([[role, false]]);
    const groups = `SELECT roleid::regrole::text, admin_option FROM pg_auth_members WHERE member = '${role}'::regrole`;
    expect(await as(login, groups)).toEqual([[memberOf, false]]);
    const owned = `SELECT count(*)::int FROM pg_class WHERE relowner = '${role}'::regrole`;
    expect(await as(login, owned)).toEqual([[0]]);
  });

  it("lets the backend change rows, but no table", async () => {
    expect(await as("backend", "UPDATE users SET display_name = display_name RETURNING id")).toEqual([]);
    await expect(as("backend", "ALTER TABLE users ADD COLUMN extra text")).rejects.toThrow("must be owner");
    await expect(as("backend", "CREATE TABLE extra ()")).rejects.toThrow("permission denied");
    await expect(as("backend", "SELECT * FROM pg_authid")).rejects.toThrow("permission denied");
  });

  it("lets the exporter read facts, but no email address", async () => {
    expect(await as("exporter", "SELECT count(*)::int FROM swipes")).toEqual([[0]]);
    await expect(as("exporter", "SELECT email FROM users")).rejects.toThrow("permission denied");
    await expect(as("exporter", "INSERT INTO swipes DEFAULT VALUES")).rejects.toThrow("permission denied");
  });

  it("lets the monitor see statement statistics, but no row", async () => {
    expect((await as("monitor", "SELECT 1 FROM pg_stat_statements WHERE query LIKE '%swipes%' LIMIT 1")).length).toBe(
      1,
    );
    await expect(as("monitor", "SELECT * FROM users")).rejects.toThrow("permission denied");
    await expect(as("monitor", "SELECT * FROM swipes")).rejects.toThrow("permission denied");
  });

  it("has no demo accounts", async () => {
    expect(await rows(database.url, "SELECT count(*)::int FROM users")).toEqual([[0]]);
  });

  it("is unchanged after a second start", async () => {
    const state = `SELECT (SELECT count(*)::int FROM pg_class), (SELECT count(*)::int FROM pg_auth_members),
      (SELECT count(*)::int FROM pg_roles)`;
    const before = await rows(database.url, state);
    await database.prepare();
    expect(await rows(database.url, state)).toEqual(before);
    expect(await as("exporter", "SELECT 1")).toEqual([[1]]);
  });
});

it("a changed password replaces the old one", async () => {
  const { as, prepare } = await newDatabase("rotated");
  await prepare();
  await prepare({ passwords: { ...PASSWORDS, exporter: "another" } });
  await expect(rows(as("exporter", "e"), "SELECT 1")).rejects.toThrow("password authentication failed");
  expect(await rows(as("exporter", "another"), "SELECT 1")).toEqual([[1]]);
  expect(await rows(as("backend", PASSWORDS.backend), "SELECT 1")).toEqual([[1]]);
});

it("demo data is added on request, once", async () => {
  const { url, prepare } = await newDatabase("demo");
  const state = "SELECT (SELECT count(*)::int FROM users), (SELECT count(*)::int FROM swipes)";
  await prepare({ demo: true });
  const [counts] = await rows(url, state);
  expect(counts?.[1]).toBeGreaterThanOrEqual(60_000);
  await prepare({ demo: true });
  expect(await rows(url, state)).toEqual([counts]);
});

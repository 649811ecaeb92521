import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../src/testing/testing.ts";
import { dropLogin, logInAs } from "./support/logins.ts";

/** The logins of backend, exporter and PostgreSQL exporter, with the role that grants their privileges. */
const MEMBER_OF = { app: "petswipe_app", reader: "petswipe_reader", monitor: "pg_monitor" } as const;
type Login = keyof typeof MEMBER_OF;
const LOGINS = Object.keys(MEMBER_OF) as Login[];
const nameOf = (login: Login) => `login_${login}_${process.pid}`;
const DENIED = /^permission denied|^must be owner/;

let database: TestDatabase;
let owner: pg.Client;
let clients: Record<Login, pg.Client>;

const logIn = (login: Login) => logInAs(owner, database.url, nameOf(login), MEMBER_OF[login]);

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  clients = { app: await logIn("app"), reader: await logIn("reader"), monitor: await logIn("monitor") };
});
afterAll(async () => {
  for (const client of Object.values(clients)) await client.end();
  for (const login of LOGINS) await dropLogin(owner, nameOf(login));
  await owner.end();
  await database.drop();
});

/** The login's privileges on each table and view, on any column; tables without privileges are left out. */
async function privileges(login: Login): Promise<Record<string, string>> {
  const { rows } = await clients[login].query<{ name: string; may: string }>(`
    SELECT * FROM (
      SELECT n.nspname || '.' || c.relname AS name, concat_ws(' ',
        CASE WHEN has_any_column_privilege(c.oid, 'SELECT') THEN 'select' END,
        CASE WHEN has_any_column_privilege(c.oid, 'INSERT') THEN 'insert' END,
        CASE WHEN has_any_column_privilege(c.oid, 'UPDATE') THEN 'update' END,
        CASE WHEN has_table_privilege(c.oid, 'DELETE') THEN 'delete' END,
        CASE WHEN has_table_privilege(c.oid, 'TRUNCATE, TRIGGER, MAINTAIN') THEN 'more' END,
        CASE WHEN has_any_column_privilege(c.oid, 'REFERENCES') THEN 'references' END) AS may
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'kpi') AND c.relkind IN ('r', 'v', 'm', 'p')
    ) r WHERE may <> '' ORDER BY name`);
  return Object.fromEntries(rows.map(({ name, may }) => [name, may]));
}

async function tablesOf(schema: string): Promise<string[]> {
  const text =
    "SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'v') ORDER BY 1";
  return (await owner.query<{ relname: string }>(text, [schema])).rows.map(({ relname }) => `${schema}.${relname}`);
}
const all = (tables: readonly string[], may: string) => Object.fromEntries(tables.map((table) => [table, may]));
const without = (tables: readonly string[], ...excluded: string[]) =>
  tables.filter((table) => !excluded.includes(table));

it("the backend reads and writes all domain tables but not schema_migrations, and only inserts into the KPI change log", async () => {
  expect(await privileges("app")).toEqual({
    ...all(without(await tablesOf("public"), "public.schema_migrations"), "select insert update delete"),
    ...all(["kpi.changes", "kpi.removed", "kpi.pet_types"], "insert"),
  });
});

it("the exporter reads the tables it counts, and writes none", async () => {
  expect(await privileges("reader")).toEqual({
    ...all(without(await tablesOf("public"), "public.schema_migrations", "public.password_resets"), "select"),
    ...all(await tablesOf("kpi"), "select"),
  });
  const { rows } = await clients.reader.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND has_column_privilege(attrelid, attnum, 'SELECT') ORDER BY 1",
  );
  expect(rows.map(({ name }) => name)).toEqual(["created_at", "id", "role"]);
});

it("the monitor has no privilege on any table, but sees the server's statistics", async () => {
  expect(await privileges("monitor")).toEqual({});
  for (const table of [...(await tablesOf("public")), ...(await tablesOf("kpi"))]) {
    await expect(clients.monitor.query(`SELECT FROM ${table} LIMIT 0`), table).rejects.toThrow(DENIED);
  }
  const busy =
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = $1 AND query <> '<insufficient privilege>'";
  expect((await clients.monitor.query(busy, [nameOf("app")])).rows).toEqual([{ n: 1 }]);
  expect((await clients.monitor.query("SELECT pg_database_size(current_database()) > 0 AS known")).rows).toEqual([
    { known: true },
  ]);
});

describe.each(LOGINS)("%s", (login) => {
  it.each([
    "SELECT * FROM schema_migrations",
    "INSERT INTO schema_migrations DEFAULT VALUES",
    "UPDATE schema_migrations SET version = 0",
    "DELETE FROM schema_migrations",
    "CREATE TABLE public.mine (id int)",
    "CREATE TABLE kpi.mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql RETURN 1",
    "ALTER TABLE users ADD COLUMN mine int",
    "ALTER TABLE swipes DISABLE TRIGGER ALL",
    "DROP TABLE swipes",
    "TRUNCATE swipes",
    "CREATE ROLE mine",
    "CREATE DATABASE mine",
    "CREATE EXTENSION dblink",
    "ALTER SYSTEM SET log_statement = 'all'",
    "GRANT petswipe_app TO CURRENT_USER",
    "SELECT rolpassword FROM pg_authid",
    "SELECT pg_read_file('postgresql.conf')",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT kpi.rebuild_clear(1)",
    "SET ROLE postgres",
  ])("may not %s", async (sql) => {
    await expect(clients[login].query(sql)).rejects.toThrow(DENIED);
  });

  it("may not take another role", async () => {
    for (const other of LOGINS.filter((one) => one !== login)) {
      await expect(clients[login].query(`SET ROLE ${MEMBER_OF[other]}`)).rejects.toThrow(DENIED);
    }
    const { rows } = await clients[login].query(
      "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS more FROM pg_roles WHERE rolname = current_user",
    );
    expect(rows).toEqual([{ more: false }]);
  });
});

it.each([
  "SELECT email FROM users",
  "SELECT count(email) FROM users",
  "SELECT u FROM users u",
  "SELECT FROM password_resets",
])("the exporter may not %s", async (sql) => {
  await expect(clients.reader.query(sql)).rejects.toThrow(DENIED);
});

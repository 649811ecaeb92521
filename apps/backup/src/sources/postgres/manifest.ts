import type pg from "pg";

/** Describes a dump: the properties of the database, and the row counts that a restore must reach. */
export interface Manifest {
  /** Major version of the server. */
  readonly major: number;
  /** PostgreSQL's clock when the snapshot was taken, with microseconds. */
  readonly takenAt: string;
  readonly database: DatabaseProperties;
  /** Every table and its number of rows in the dump. */
  readonly tables: readonly TableRows[];
}

export interface TableRows {
  readonly table: string;
  readonly rows: number;
}

/** Properties of the database itself, which pg_dump leaves out without --create. */
export interface DatabaseProperties {
  readonly owner: string;
  readonly encoding: string;
  /** c: the C library, i: ICU, b: built in. */
  readonly provider: "c" | "i" | "b";
  readonly collate: string;
  readonly ctype: string;
  /** Locale of ICU and the built-in provider. */
  readonly locale: string | null;
  /** Null for the default rights. */
  readonly grants: readonly { readonly to: string; readonly privilege: string; readonly grantable: boolean }[] | null;
  /** `ALTER DATABASE … SET`, for one role or for all (null). */
  readonly settings: readonly { readonly role: string | null; readonly name: string; readonly value: string }[];
}

/** PostgreSQL quotes the names where needed, so that they can be used in SQL unchanged. */
const PROPERTIES = `
  SELECT d.datdba::regrole::text AS owner, pg_encoding_to_char(d.encoding) AS encoding, d.datlocprovider AS provider,
    d.datcollate AS collate, d.datctype AS ctype,
    coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') AS locale, -- PostgreSQL 17 renamed it
    CASE WHEN d.datacl IS NOT NULL THEN (
      SELECT coalesce(jsonb_agg(jsonb_build_object('to', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
        'privilege', privilege_type, 'grantable', is_grantable)), '[]') FROM aclexplode(d.datacl)) END AS grants,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('role', CASE WHEN s.setrole <> 0 THEN s.setrole::regrole::text END,
        'name', split_part(c, '=', 1), 'value', substr(c, strpos(c, '=') + 1))), '[]')
     FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) c WHERE s.setdatabase = d.oid) AS settings
  FROM pg_database d WHERE d.datname = current_database()`;

/** All tables except those of extensions, which CREATE EXTENSION creates. */
const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')
  ORDER BY name`;

/** Counts the rows of every table, as visible to the connection. */
export async function countRows(client: pg.ClientBase): Promise<TableRows[]> {
  const { rows: tables } = await client.query<{ name: string }>(TABLES);
  const counted: TableRows[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${name}`);
    counted.push({ table: name, rows: Number(rows[0]?.n) });
  }
  return counted;
}

/** The server's major version. */
export async function majorOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
}

/** Describes a database. Must run in the transaction whose snapshot the dump uses. */
export async function createManifest(client: pg.ClientBase, takenAt: string): Promise<Manifest> {
  const { rows } = await client.query<DatabaseProperties>(PROPERTIES);
  const [database] = rows;
  if (database === undefined) throw new Error("pg_database has no entry for the current database");
  return { major: await majorOf(client), takenAt, database, tables: await countRows(client) };
}

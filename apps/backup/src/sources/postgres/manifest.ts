import type pg from "pg";

/** What a dump holds, written beside it: what the database was like, and what a restore has to have in the end. */
export interface Manifest {
  /** Major version of the server. */
  readonly major: number;
  /** PostgreSQL's clock when the dump's snapshot was taken, with microseconds. */
  readonly takenAt: string;
  readonly database: DatabaseProperties;
  /** Every table, with the rows that the dump has of it. */
  readonly tables: readonly TableRows[];
}

export interface TableRows {
  readonly table: string;
  readonly rows: number;
}

/** What belongs to a database as a whole, so that no dump of its content has it. */
export interface DatabaseProperties {
  readonly owner: string;
  readonly encoding: string;
  /** c: the C library, i: ICU, b: PostgreSQL's own. */
  readonly provider: "c" | "i" | "b";
  readonly collate: string;
  readonly ctype: string;
  /** Of ICU and PostgreSQL's own. */
  readonly locale: string | null;
  /** Null when nobody has changed them. */
  readonly grants: readonly { readonly to: string; readonly privilege: string; readonly grantable: boolean }[] | null;
  /** `ALTER DATABASE … SET`, for one role or for all (null). */
  readonly settings: readonly { readonly role: string | null; readonly name: string; readonly value: string }[];
}

/** Names are quoted by PostgreSQL where they need it, so that they are SQL as they stand. */
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

/** Tables of people's data and of ours; those of extensions are made by their extension. */
const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')
  ORDER BY name`;

/** Every table and its rows, as the connection sees them. */
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

/** Describes a database inside the transaction whose snapshot the dump shares. */
export async function describe(client: pg.ClientBase, takenAt: string): Promise<Manifest> {
  const { rows } = await client.query<DatabaseProperties>(PROPERTIES);
  const [database] = rows;
  if (database === undefined) throw new Error("PostgreSQL does not list the database that it was connected to");
  return { major: await majorOf(client), takenAt, database, tables: await countRows(client) };
}

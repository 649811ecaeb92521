import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@petswipe/database/migrate";
import { seed } from "@petswipe/demo/seed";
import { startPostgres } from "@petswipe/embedded";
import pg from "pg";

/** A PostgreSQL server with PetSwipe's schema. */
export interface PetSwipe {
  /** URL of the database petswipe, as superuser. */
  readonly url: string;
  /** URL of the database postgres. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "test" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs a statement on a new connection and returns its rows. */
export const query = <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query<Row>(text)).rows);

export async function startPetSwipe({ demo }: { readonly demo: boolean }): Promise<PetSwipe> {
  const folder = await mkdtemp(join(tmpdir(), "postgres "));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const server = await startPostgres({ dataDir: join(folder, "data"), settings });
  await query(server.url, "CREATE DATABASE petswipe");
  const url = server.url.replace(/\/postgres$/, "/petswipe");
  await migrate({ url });
  if (demo) await seed({ url });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { url, adminUrl: server.url, stop };
}

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema' ORDER BY name`;

const digestOf = (table: string) =>
  `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest FROM ${table} t`;

/** Digests of the rows of each table, independent of their order. */
export const digests = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const found: Record<string, string> = {};
    for (const { name } of (await client.query<{ name: string }>(TABLES)).rows)
      found[name] = (await client.query<{ digest: string }>(digestOf(name))).rows[0]?.digest ?? "";
    return found;
  });

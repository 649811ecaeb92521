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

/** Runs a statement on a new connection and returns its rows. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: "test" });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

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

/** Digests of the rows of each table, independent of their order. */
export async function digests(url: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string }>(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname !~ '^pg_' AND schemaname <> 'information_schema' ORDER BY name`,
  );
  const entries = tables.map(async ({ name }) => {
    const text = `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS digest FROM ${name} t`;
    return [name, (await query<{ digest: string }>(url, text))[0]?.digest ?? ""] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

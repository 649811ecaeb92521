import { TABLES } from "@petswipe/metrics";
import pg from "pg";

/** Runs one statement on its own connection, outside the backend. */
export async function sql<Row extends object = Record<string, unknown>>(
  { databaseUrl }: { readonly databaseUrl: string },
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

export async function count(
  backend: { readonly databaseUrl: string },
  table: string,
  where: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const [row] = await sql<{ n: number }>(backend, `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, values);
  return row?.n ?? 0;
}

/** A hash of all rows of each table, to show that nothing has changed. */
export async function fingerprint(backend: { readonly databaseUrl: string }): Promise<Record<string, string>> {
  const tables = TABLES.filter((table) => table !== "none");
  const prints = tables.map(
    (table) => `(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t) AS ${table}`,
  );
  const [row] = await sql<Record<string, string>>(backend, `SELECT ${prints.join(", ")}`);
  return row ?? {};
}

export interface OpenTransaction {
  /** Resolves when `n` sessions wait for a lock of this transaction. */
  waiters(n: number): Promise<void>;
  commit(): Promise<void>;
  /** Runs one more statement in it, then commits. */
  commitAfter(text: string): Promise<void>;
  /** Abandons it, before its server is killed. */
  abandon(): void;
}

/** Runs a statement and leaves its transaction open, so that others wait for its locks. */
export async function openTransaction(
  { databaseUrl }: { readonly databaseUrl: string },
  text: string,
  values: readonly unknown[] = [],
): Promise<OpenTransaction> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const [own] = (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows;
  await client.query("BEGIN");
  await client.query(text, [...values]);
  const waiting = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))";
  const commit = async () => {
    await client.query("COMMIT");
    await client.end();
  };
  return {
    async waiters(n) {
      for (;;) {
        const [row] = await sql<{ n: number }>({ databaseUrl }, waiting, [own?.pid]);
        if ((row?.n ?? 0) >= n) return;
      }
    },
    commit,
    async commitAfter(more) {
      await client.query(more);
      await commit();
    },
    abandon() {
      client.on("error", () => undefined);
    },
  };
}

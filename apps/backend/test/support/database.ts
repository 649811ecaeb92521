import { TABLES } from "@petswipe/metrics";
import pg from "pg";

/** Runs one statement from outside the backend, over a connection of its own. */
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

/** Of every row of every table: equal before and after what changes nothing. */
export async function fingerprint(backend: { readonly databaseUrl: string }): Promise<Record<string, string>> {
  const tables = TABLES.filter((table) => table !== "none");
  const prints = tables.map(
    (table) => `(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t) AS ${table}`,
  );
  const [row] = await sql<Record<string, string>>(backend, `SELECT ${prints.join(", ")}`);
  return row ?? {};
}

export interface OpenTransaction {
  /** Resolves when so many sessions wait for a lock that this transaction holds. */
  waiters(n: number): Promise<void>;
  commit(): Promise<void>;
  /** Runs one more statement in it, then commits. */
  commitAfter(text: string): Promise<void>;
  /** Gives it up, for a server that is about to be killed. */
  abandon(): void;
}

/** Runs statements and leaves their transaction open, so that whatever needs their rows has to wait. */
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

import type { ClientBase } from "pg";

/** Rows per statement: large enough to make round trips negligible, small enough for modest memory. */
const BATCH = 20_000;

/** A column's PostgreSQL type, and how to get its value from a row. */
export type Columns<Row> = Record<string, [type: string, value: (row: Row) => string | number | boolean | null]>;

/** Inserts rows in few statements, with one array per column. Keeps given ids; the identity continues after the highest. */
export async function insert<Row>(client: ClientBase, table: string, columns: Columns<Row>, rows: readonly Row[]) {
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map(([type], i) => `$${i + 1}::${type}[]`);
  const statement = `INSERT INTO ${table} (${names.join(", ")}) OVERRIDING SYSTEM VALUE SELECT * FROM unnest(${arrays.join(", ")})`;
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    await client.query(
      statement,
      Object.values(columns).map(([, value]) => batch.map(value)),
    );
  }
  if (names.includes("id")) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, 'id'), max(id)) FROM ${table} HAVING max(id) IS NOT NULL`,
      [table],
    );
  }
}

/** Milliseconds since 1970 as a PostgreSQL timestamp. */
export const timestamp = (time: number): string => new Date(time).toISOString();
export const timestampOrNull = (time: number | null): string | null => (time === null ? null : timestamp(time));

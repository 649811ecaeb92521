import type { ClientBase } from "pg";
import type { Manifest } from "../../sources/postgres/manifest.ts";

/** Rows of a table that a backup lacks. */
export interface Loss {
  readonly table: string;
  /** Rows written after the backup. */
  readonly newer: number;
  /** Time of the newest of them, by PostgreSQL's clock. */
  readonly newest: string | undefined;
  /** Rows beyond the number in the backup, whatever their timestamps. */
  readonly more: number;
}

/**
 * Tables and their columns that show when a row was written: all timestamps except expiry times. The schema kpi is excluded:
 * its roll-ups are computed from the other tables every few seconds.
 */
const TIMESTAMP_COLUMNS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
    coalesce(array_agg(quote_ident(a.attname)) FILTER (WHERE a.attname IS NOT NULL), '{}') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid = 'timestamptz'::regtype AND a.attname !~ 'expire'
  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'kpi')
  GROUP BY n.nspname, c.relname ORDER BY name`;

/** What restoring this backup would lose of the connected database, by table. */
export async function findLosses(client: ClientBase, { takenAt, tables }: Manifest): Promise<Loss[]> {
  const { rows: written } = await client.query<{ name: string; columns: string[] }>(TIMESTAMP_COLUMNS);
  const losses: Loss[] = [];
  for (const { name, columns } of written) {
    const last = columns.length === 0 ? "NULL::timestamptz" : `greatest(${columns.join(", ")})`;
    const { rows } = await client.query<{ rows: string; newer: string; newest: string | null }>(
      `SELECT count(*) AS rows, count(*) FILTER (WHERE ${last} > $1) AS newer,
         to_char(max(${last}) FILTER (WHERE ${last} > $1), 'YYYY-MM-DD HH24:MI:SS') AS newest FROM ${name}`,
      [takenAt],
    );
    const kept = tables.find(({ table }) => table === name)?.rows ?? 0;
    const newer = Number(rows[0]?.newer);
    const more = Math.max(0, Number(rows[0]?.rows) - kept);
    if (newer + more > 0) losses.push({ table: name, newer, newest: rows[0]?.newest ?? undefined, more });
  }
  return losses;
}

/** Formats losses, one line per table. */
export function formatLosses(losses: readonly Loss[]): string {
  const count = (n: number, what: string) => `${n} ${n === 1 ? "row" : "rows"} ${what}`;
  const line = ({ newer, newest, more }: Loss) =>
    [
      ...(newer > 0 ? [`${count(newer, "newer than the backup")}, the newest at ${newest} UTC`] : []),
      ...(more > newer ? [count(more, "more than in the backup")] : []),
    ].join("; ");
  return losses.map((loss) => `  ${loss.table}: ${line(loss)}`).join("\n");
}

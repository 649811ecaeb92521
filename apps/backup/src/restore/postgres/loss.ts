import type { ClientBase } from "pg";
import type { Manifest } from "../../sources/postgres/manifest.ts";

/** What a table has that a backup has not. */
export interface Loss {
  readonly table: string;
  /** Rows written since. */
  readonly newer: number;
  /** The newest of them, by PostgreSQL's clock. */
  readonly newest: string | undefined;
  /** Rows more than the backup has, whenever they say that they were written. */
  readonly more: number;
}

/**
 * Tables and the columns that tell when a row was written: all times but those that lie in the future by design. The schema
 * kpi is left out: its roll-ups are made of the others, every few seconds anew.
 */
const WRITTEN = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
    coalesce(array_agg(quote_ident(a.attname)) FILTER (WHERE a.attname IS NOT NULL), '{}') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid = 'timestamptz'::regtype AND a.attname !~ 'expire'
  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'kpi')
  GROUP BY n.nspname, c.relname ORDER BY name`;

/** What the database that the connection is of would lose by this backup, by table; nothing when it is as old or older. */
export async function lossOf(client: ClientBase, { takenAt, tables }: Manifest): Promise<Loss[]> {
  const { rows: written } = await client.query<{ name: string; columns: string[] }>(WRITTEN);
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

/** The same for people, a line a table. */
export function lossLines(losses: readonly Loss[]): string {
  const count = (n: number, what: string) => `${n} ${n === 1 ? "row" : "rows"} ${what}`;
  const line = ({ newer, newest, more }: Loss) =>
    [
      ...(newer > 0 ? [`${count(newer, "newer than the backup")}, the newest of ${newest} UTC`] : []),
      ...(more > newer ? [count(more, "more than the backup has")] : []),
    ].join("; ");
  return losses.map((loss) => `  ${loss.table}: ${line(loss)}`).join("\n");
}

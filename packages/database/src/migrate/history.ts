import { basename } from "node:path";
import type pg from "pg";
import type Postgrator from "postgrator";

/** Where the migrations that were applied are kept, with their checksums. */
export const HISTORY_TABLE = "schema_migrations";

interface Applied {
  readonly version: number;
  readonly md5: string | null;
}

/**
 * Throws, naming the file, when one that was applied has changed since, or when a new one comes before one that was
 * applied and so would never run.
 */
export async function checkHistory(client: pg.ClientBase, migrations: readonly Postgrator.Migration[]): Promise<void> {
  const { rows: existing } = await client.query("SELECT to_regclass($1) IS NOT NULL AS there", [HISTORY_TABLE]);
  if (!existing[0].there) return;
  const { rows } = await client.query<Applied>(`SELECT version::int, md5 FROM ${HISTORY_TABLE} WHERE version > 0`);
  const newest = Math.max(0, ...rows.map(({ version }) => version));
  for (const { version, filename, md5 } of migrations) {
    if (version > newest) continue;
    const applied = rows.find((row) => row.version === version);
    if (applied === undefined) {
      throw new Error(
        `${basename(filename)} comes before a migration that was applied here already (${newest}): give it a higher number.`,
      );
    }
    if (applied.md5 !== md5) {
      throw new Error(
        `${basename(filename)} was changed after it had been applied here. Migrations go forward only: restore it, and make the change in a new file.`,
      );
    }
  }
}

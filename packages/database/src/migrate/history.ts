import { basename } from "node:path";
import type pg from "pg";
import type Postgrator from "postgrator";

/** Records applied migrations with their checksums. */
export const HISTORY_TABLE = "schema_migrations";

interface Applied {
  readonly version: number;
  readonly md5: string | null;
}

/**
 * Throws, naming the file, if an applied migration has changed since, or if a new one is numbered below an applied one and
 * so would never run.
 */
export async function checkHistory(client: pg.ClientBase, migrations: readonly Postgrator.Migration[]): Promise<void> {
  const { rows: existing } = await client.query("SELECT to_regclass($1) IS NOT NULL AS exists", [HISTORY_TABLE]);
  if (!existing[0].exists) return;
  const { rows } = await client.query<Applied>(`SELECT version::int, md5 FROM ${HISTORY_TABLE} WHERE version > 0`);
  const newest = Math.max(0, ...rows.map(({ version }) => version));
  for (const { version, filename, md5 } of migrations) {
    if (version > newest) continue;
    const applied = rows.find((row) => row.version === version);
    if (applied === undefined) {
      throw new Error(
        `${basename(filename)} is numbered below a migration that is already applied (${newest}): give it a higher number.`,
      );
    }
    if (applied.md5 !== md5) {
      throw new Error(
        `${basename(filename)} has changed since it was applied. Migrations only go forward: restore it, and put the change in a new file.`,
      );
    }
  }
}

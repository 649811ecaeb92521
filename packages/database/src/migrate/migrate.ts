import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import Postgrator from "postgrator";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Any number will do, so long as it stays: migrators of one database wait for each other on it. */
const LOCK = 5_001_709_337;

export interface MigrateOptions {
  readonly url: string;
  /** Told of each migration before it runs. */
  readonly log?: (line: string) => void;
  /** The folder of the SQL files; the domain's own unless told. */
  readonly directory?: string;
}

/**
 * Brings a database to the newest schema and returns the names of the migrations applied. All in one transaction behind
 * a lock: a failure leaves the schema as it was, and two migrators cannot meet. Throws if a file that was applied before
 * has changed since (its checksum is stored): migrations go forward only.
 */
export async function migrate({ url, log, directory = MIGRATIONS }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "petswipe-migrate" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const postgrator = new Postgrator({
      migrationPattern: `${escapeGlob(directory)}/*.sql`,
      driver: "pg",
      schemaTable: "schema_migrations",
      validateChecksums: true,
      execQuery: (query) => client.query(query),
    });
    postgrator.on("migration-started", ({ filename }) => log?.(`migrating: ${basename(filename)}`));
    const applied = await postgrator.migrate();
    await client.query("COMMIT");
    return applied.map(({ filename }) => basename(filename));
  } finally {
    await client.end();
  }
}

/** A checkout's path may hold what a glob would read as a pattern. */
function escapeGlob(path: string): string {
  return path.replace(/[?*()[\]{}!]/g, "[$&]");
}

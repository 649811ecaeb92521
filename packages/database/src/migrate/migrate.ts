import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import Postgrator from "postgrator";
import { reasonOf } from "../errors.ts";
import { checkHistory, HISTORY_TABLE } from "./history.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations", import.meta.url));

/** An arbitrary but fixed number: concurrent migrators of one database wait for each other on this lock. */
const LOCK = 5_001_709_337;

export interface MigrateOptions {
  readonly url: string;
  /** Called before each migration. */
  readonly log?: (line: string) => void;
  /** The folder of the SQL files; by default this package's. */
  readonly directory?: string;
}

/**
 * Migrates a database to the latest schema and returns the names of the applied migrations. Runs in one transaction under
 * a lock: a failure leaves the schema unchanged, and migrators cannot interfere. Throws, naming the file, if a migration
 * fails, or if an applied one has changed since (its checksum is stored).
 */
export async function migrate({ url, log, directory = MIGRATIONS }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "petswipe-migrate" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const names = await applyAll(client, directory, log);
    await client.query("COMMIT");
    return names;
  } finally {
    await client.end();
  }
}

async function applyAll(client: pg.Client, directory: string, log: MigrateOptions["log"]): Promise<string[]> {
  const postgrator = new Postgrator({
    migrationPattern: `${escapeGlob(directory)}/*.sql`,
    driver: "pg",
    schemaTable: HISTORY_TABLE,
    validateChecksums: false, // checkHistory does, and names the file
    execQuery: (query) => client.query(query),
  });
  const migrations = await postgrator.getMigrations();
  if (migrations.length === 0) throw new Error(`No migrations in ${directory}`);
  await checkHistory(client, migrations);

  let current: string | undefined;
  postgrator.on("migration-started", ({ filename }) => {
    current = basename(filename);
    log?.(`migrating: ${current}`);
  });
  try {
    return (await postgrator.migrate()).map(({ filename }) => basename(filename));
  } catch (cause) {
    throw current === undefined ? cause : new Error(`${current}: ${reasonOf(cause)}`, { cause });
  }
}

/** The checkout's path may contain glob characters. */
function escapeGlob(path: string): string {
  return path.replace(/[?*+@!()[\]{}\\]/g, "\\$&");
}

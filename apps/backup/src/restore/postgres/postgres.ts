import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { postgresProgram, runProgram } from "../../programs.ts";
import { clientOptions, databaseOf, withConnection, withDatabase } from "../../sources/postgres/client.ts";
import { countRows, type Manifest, majorOf } from "../../sources/postgres/manifest.ts";
import { DUMP, MANIFEST, ROLES } from "../../sources/postgres/postgres.ts";
import { RefusedError, type RestoreOptions } from "../restore.ts";
import { findLosses, formatLosses } from "./data-loss.ts";
import { createLike, exists, refuseWhileConnected, swapIn } from "./database.ts";
import { createMissingRoles } from "./roles.ts";

/** Throws a RefusedError if the database is in use, or has rows that the backup lacks. */
async function refuseDataLoss(
  admin: pg.ClientBase,
  url: string,
  manifest: Manifest,
  { force, print }: RestoreOptions,
): Promise<void> {
  const target = databaseOf(url);
  if (!(await exists(admin, target))) return;
  await refuseWhileConnected(admin, target);
  const losses = await withConnection(url, async (client) => {
    await client.query("SET timezone = 'UTC'");
    return findLosses(client, manifest);
  });
  if (losses.length === 0) return;
  const loss = `${target} has rows that the backup of ${manifest.takenAt.slice(0, 19)} UTC lacks:\n${formatLosses(losses)}`;
  if (!force)
    throw new RefusedError(`${loss}\nUse --force to restore anyway; the present database is kept under another name.`);
  print(loss);
}

/** Throws if the number of rows of any table differs from the manifest. */
function checkRowCounts(manifest: Manifest, found: Manifest["tables"]): void {
  const text = (tables: Manifest["tables"]) => tables.map(({ table, rows }) => `${table}: ${rows}`);
  const expected = text(manifest.tables);
  const actual = text(found);
  const wrong = [
    ...expected.filter((each) => !actual.includes(each)),
    ...actual.filter((each) => !expected.includes(each)),
  ];
  if (wrong.length > 0) throw new Error(`row counts differ from the backup: ${wrong.join(", ")}`);
}

async function runRestore(url: string, files: string, major: number, { signal }: RestoreOptions): Promise<void> {
  const options = clientOptions(url);
  const args = ["--exit-on-error", "--no-password", "--jobs=2", `--dbname=${options.url}`, join(files, DUMP)];
  await runProgram(await postgresProgram("pg_restore", major), args, { env: options.env, signal });
}

/** Restores into a new database and verifies it; drops it again on any failure. */
async function restoreAside(
  admin: pg.ClientBase,
  incoming: string,
  url: string,
  manifest: Manifest,
  options: RestoreOptions,
): Promise<void> {
  const drop = () => admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(incoming)} WITH (FORCE)`);
  const server = await majorOf(admin);
  if (server < manifest.major)
    throw new Error(
      `the backup is from PostgreSQL ${manifest.major}, but this server is ${server}; restore it to ${manifest.major} or newer`,
    );
  await drop(); // leftover of a killed restore
  await createLike(admin, incoming, manifest.database);
  try {
    await runRestore(withDatabase(url, incoming), join(options.staging, "files"), server, options);
    await withConnection(withDatabase(url, incoming), async (client) => {
      checkRowCounts(manifest, await countRows(client));
      await client.query("ANALYZE"); // else the first queries are planned without statistics
    });
  } catch (error) {
    await drop();
    throw error;
  }
}

/**
 * Restores into a new database, then swaps it with the present one, which is kept under another name. Missing roles are
 * created, existing ones stay unchanged. Throws a RefusedError, or any other error; the present database is then unchanged.
 */
export async function restorePostgres(url: string, options: RestoreOptions): Promise<void> {
  const { staging, print } = options;
  const target = databaseOf(url);
  const files = join(staging, "files");
  await options.restoreInto(files);
  const manifest = JSON.parse(await readFile(join(files, MANIFEST), "utf8")) as Manifest;
  await withConnection(withDatabase(url, target === "postgres" ? "template1" : "postgres"), async (admin) => {
    await refuseDataLoss(admin, url, manifest, options);
    const roles = await createMissingRoles(admin, await readFile(join(files, ROLES), "utf8"));
    if (roles.length > 0) print(`created missing roles: ${roles.join(", ")}`);
    const incoming = `${target}_restoring`;
    await restoreAside(admin, incoming, url, manifest, options);
    const replaced = await swapIn(admin, incoming, target);
    const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0);
    const verified = `${manifest.tables.length} tables, ${rows} rows, all counts verified`;
    print(`restored ${target} as of ${manifest.takenAt.slice(0, 19)} UTC: ${verified}`);
    if (replaced !== undefined)
      print(`previous database is kept; once it is no longer needed: DROP DATABASE ${pg.escapeIdentifier(replaced)}`);
  });
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { postgresProgram, run } from "../../programs.ts";
import { clientOptions, connected, databaseOf, withDatabase } from "../../sources/postgres/client.ts";
import { countRows, type Manifest, majorOf } from "../../sources/postgres/manifest.ts";
import { DUMP, MANIFEST, ROLES } from "../../sources/postgres/postgres.ts";
import { RefusedError, type RestoreOptions } from "../restore.ts";
import { createLike, exists, refuseWhileConnected, swapIn } from "./database.ts";
import { lossLines, lossOf } from "./loss.ts";
import { addMissingRoles } from "./roles.ts";

/** Throws a RefusedError when somebody uses the database, or when it has what the backup has not. */
async function guard(admin: pg.ClientBase, url: string, manifest: Manifest, { force, say }: RestoreOptions) {
  const target = databaseOf(url);
  if (!(await exists(admin, target))) return;
  await refuseWhileConnected(admin, target);
  const losses = await connected(url, async (client) => {
    await client.query("SET timezone = 'UTC'");
    return lossOf(client, manifest);
  });
  if (losses.length === 0) return;
  const lost = `${target} has what the backup of ${manifest.takenAt.slice(0, 19)} UTC has not:\n${lossLines(losses)}`;
  if (!force)
    throw new RefusedError(
      `${lost}\nWith --force it is restored all the same; the present database is kept under another name.`,
    );
  say(lost);
}

/** Throws when a table has not as many rows as the backup says. */
function compare(manifest: Manifest, found: Manifest["tables"]): void {
  const text = (tables: Manifest["tables"]) => tables.map(({ table, rows }) => `${table}: ${rows}`);
  const wanted = text(manifest.tables);
  const got = text(found);
  const wrong = [...wanted.filter((each) => !got.includes(each)), ...got.filter((each) => !wanted.includes(each))];
  if (wrong.length > 0) throw new Error(`the restored rows are not those of the backup: ${wrong.join(", ")}`);
}

async function fill(url: string, files: string, major: number, { signal }: RestoreOptions): Promise<void> {
  const options = clientOptions(url);
  const args = ["--exit-on-error", "--no-password", "--jobs=2", `--dbname=${options.url}`, join(files, DUMP)];
  await run(await postgresProgram("pg_restore", major), args, { env: options.env, signal });
}

/** Makes the new database, beside the present one, and proves it. It is dropped when anything fails. */
async function make(admin: pg.ClientBase, incoming: string, url: string, manifest: Manifest, options: RestoreOptions) {
  const dropped = () => admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(incoming)} WITH (FORCE)`);
  const server = await majorOf(admin);
  if (server < manifest.major)
    throw new Error(
      `the backup is of PostgreSQL ${manifest.major}, and this is ${server}: restore it into a newer one`,
    );
  await dropped(); // of a restore that was killed
  await createLike(admin, incoming, manifest.database);
  try {
    await fill(withDatabase(url, incoming), join(options.staging, "files"), server, options);
    await connected(withDatabase(url, incoming), async (client) => {
      compare(manifest, await countRows(client));
      await client.query("ANALYZE"); // or the first queries would be planned blindly
    });
  } catch (error) {
    await dropped();
    throw error;
  }
}

/**
 * Restores a database beside the present one and then puts it into its place, which is kept under another name. Roles that
 * the server lacks are made; the others stay as they are. Throws a RefusedError, or whatever fails; the present database is
 * then as it was.
 */
export async function restorePostgres(url: string, options: RestoreOptions): Promise<void> {
  const { staging, say } = options;
  const target = databaseOf(url);
  const files = join(staging, "files");
  await options.fetchInto(files);
  const manifest = JSON.parse(await readFile(join(files, MANIFEST), "utf8")) as Manifest;
  await connected(withDatabase(url, target === "postgres" ? "template1" : "postgres"), async (admin) => {
    await guard(admin, url, manifest, options);
    const roles = await addMissingRoles(admin, await readFile(join(files, ROLES), "utf8"));
    if (roles.length > 0) say(`made roles that were missing: ${roles.join(", ")}`);
    const incoming = `${target}_restoring`;
    await make(admin, incoming, url, manifest, options);
    const aside = await swapIn(admin, incoming, target);
    const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0);
    say(
      `${target} is as of ${manifest.takenAt.slice(0, 19)} UTC: ${manifest.tables.length} tables, ${rows} rows, all counted`,
    );
    if (aside !== undefined)
      say(`what was there before is kept: DROP DATABASE ${pg.escapeIdentifier(aside)} when nobody misses it`);
  });
}

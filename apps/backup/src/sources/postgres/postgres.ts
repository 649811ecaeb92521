import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClientBase } from "pg";
import { postgresProgram, runProgram } from "../../programs.ts";
import type { Source } from "../source.ts";
import { clientOptions, withConnection } from "./client.ts";
import { createManifest, majorOf } from "./manifest.ts";

/** The files of a snapshot. */
export const DUMP = "database.dump";
export const ROLES = "roles.sql";
export const MANIFEST = "manifest.json";

/** Limit of the wait for a table that a migration has locked. */
const LOCK_WAIT = "--lock-wait-timeout=60s";

async function dumpRoles(client: ClientBase, url: string, folder: string, signal?: AbortSignal): Promise<void> {
  const { rows } = await client.query<{ allowed: boolean }>(
    "SELECT has_table_privilege('pg_authid', 'SELECT') AS allowed",
  );
  const withoutPasswords = rows[0]?.allowed ? [] : ["--no-role-passwords"]; // managed services hide them
  const options = clientOptions(url);
  const args = ["--roles-only", "--no-comments", "--no-password", `--dbname=${options.url}`, ...withoutPasswords];
  const program = await postgresProgram("pg_dumpall", await majorOf(client));
  await runProgram(program, [...args, `--file=${join(folder, ROLES)}`], { env: options.env, signal });
}

/** Writes the dump and its manifest from one snapshot of the database. Uncompressed dumps deduplicate well. */
async function dumpDatabase(client: ClientBase, url: string, folder: string, signal?: AbortSignal): Promise<void> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows } = await client.query<{ snapshot: string; at: string }>(
    "SELECT pg_export_snapshot() AS snapshot, clock_timestamp()::text AS at",
  );
  const { snapshot = "", at = "" } = rows[0] ?? {};
  const options = clientOptions(url);
  const args = ["--format=custom", "--compress=none", "--no-password", LOCK_WAIT, `--snapshot=${snapshot}`];
  const program = await postgresProgram("pg_dump", await majorOf(client));
  await runProgram(program, [...args, `--dbname=${options.url}`, `--file=${join(folder, DUMP)}`], {
    env: options.env,
    signal,
  });
  await writeFile(join(folder, MANIFEST), JSON.stringify(await createManifest(client, at), null, 2));
  await client.query("COMMIT");
}

/** A whole database and the roles of its server. */
export const postgresSource = (url: string): Source => ({
  name: "postgres",
  absent: async () => undefined,
  async stage(folder, signal) {
    await withConnection(url, async (client) => {
      await client.query("SET timezone = 'UTC'");
      await dumpDatabase(client, url, folder, signal);
      await dumpRoles(client, url, folder, signal);
    });
    return folder;
  },
  clean: async () => {},
});

import pg from "pg";
import type { DatabaseProperties } from "../../sources/postgres/manifest.ts";
import { RefusedError, timestamp } from "../restore.ts";

const { escapeIdentifier: name, escapeLiteral: text } = pg;

const LOCALE = { c: "", i: "ICU_LOCALE", b: "BUILTIN_LOCALE" } as const;
const PROVIDER = { c: "libc", i: "icu", b: "builtin" } as const;

/** `ALTER DATABASE … SET` with the session's value, which spares us quoting list values. */
async function applySetting(
  client: pg.ClientBase,
  database: string,
  { role, name: setting, value }: Setting,
): Promise<void> {
  const target = role === null ? `DATABASE ${name(database)}` : `ROLE ${role} IN DATABASE ${name(database)}`;
  await client.query("SELECT set_config($1, $2, false)", [setting, value]);
  await client.query(`ALTER ${target} SET ${setting.split(".").map(name).join(".")} FROM CURRENT`);
  await client.query(`RESET ${setting.split(".").map(name).join(".")}`);
}
type Setting = DatabaseProperties["settings"][number];

/** Creates an empty database with the owner, locale, rights and settings of another one. */
export async function createLike(client: pg.ClientBase, database: string, like: DatabaseProperties): Promise<void> {
  const { owner, encoding, provider, collate, ctype, locale, grants, settings } = like;
  const providerLocale = locale === null || provider === "c" ? "" : `${LOCALE[provider]} ${text(locale)}`;
  await client.query(
    `CREATE DATABASE ${name(database)} TEMPLATE template0 OWNER ${owner} ENCODING ${text(encoding)}
     LOCALE_PROVIDER ${PROVIDER[provider]} LC_COLLATE ${text(collate)} LC_CTYPE ${text(ctype)} ${providerLocale}`,
  );
  if (grants !== null) await client.query(`REVOKE ALL ON DATABASE ${name(database)} FROM PUBLIC, ${owner}`);
  for (const { to, privilege, grantable } of grants ?? [])
    await client.query(
      `GRANT ${privilege} ON DATABASE ${name(database)} TO ${to}${grantable ? " WITH GRANT OPTION" : ""}`,
    );
  for (const setting of settings) await applySetting(client, database, setting);
}

export async function exists(client: pg.ClientBase, database: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
  return rowCount === 1;
}

interface Session {
  readonly client: string;
  readonly n: string;
}

/** Throws a RefusedError that lists the clients connected to a database. */
export async function refuseWhileConnected(client: pg.ClientBase, database: string): Promise<void> {
  const { rows } = await client.query<Session>(
    `SELECT format('%s as %s from %s', coalesce(nullif(application_name, ''), 'unknown client'), usename,
       coalesce(host(client_addr), 'a local socket')) AS client, count(*) AS n
     FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend' AND pid <> pg_backend_pid()
     GROUP BY client ORDER BY client`,
    [database],
  );
  if (rows.length === 0) return;
  const clients = rows.map(({ client: each, n }) => `  ${each}${n === "1" ? "" : ` (${n} times)`}`).join("\n");
  throw new RefusedError(
    `${database} is in use:\n${clients}\nStop the writers first: docker compose stop backend exporter postgres-exporter`,
  );
}

/**
 * Replaces a database by another one in a single transaction. Returns the name under which the previous one is kept, if there
 * was one. PostgreSQL refuses this while clients are connected.
 */
export async function swapIn(client: pg.ClientBase, incoming: string, target: string): Promise<string | undefined> {
  const replaced = (await exists(client, target)) ? `${target}_before_${timestamp()}` : undefined;
  await client.query("BEGIN");
  try {
    if (replaced !== undefined) await client.query(`ALTER DATABASE ${name(target)} RENAME TO ${name(replaced)}`);
    await client.query(`ALTER DATABASE ${name(incoming)} RENAME TO ${name(target)}`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  return replaced;
}

import { migrate } from "@petswipe/database/migrate";
import { seed } from "@petswipe/database/seed";
import type { Log } from "@petswipe/embedded";
import pg from "pg";
import { secret } from "./secrets.ts";

/** A connection string for each that uses the database. */
export interface DatabaseUrls {
  readonly backend: string;
  readonly exporter: string;
  /** For the PostgreSQL exporter. */
  readonly monitor: string;
  /** Of the owner, who may do everything. */
  readonly owner: string;
}

const logins = {
  backend: { role: "petswipe_backend", memberOf: "petswipe_app" },
  exporter: { role: "petswipe_exporter", memberOf: "petswipe_reader" },
  monitor: { role: "petswipe_monitor", memberOf: "pg_monitor" },
} as const;

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function ensureDatabase(serverUrl: string): Promise<string> {
  const name = "petswipe";
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function ensureLogin(client: pg.Client, login: keyof typeof logins, password: string): Promise<void> {
  const { role, memberOf } = logins[login];
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  await client.query(`GRANT ${memberOf} TO ${role}`);
}

function urlAs(owner: string, role: string, password: string): string {
  const url = new URL(owner);
  url.username = role;
  url.password = password;
  return url.href;
}

/** Brings a given database to the newest schema, with the demo if wanted and empty; everybody uses its one log-in. */
export async function prepareGivenDatabase(url: string, fill: boolean, log: Log): Promise<DatabaseUrls> {
  await migrate({ url, log });
  if (fill) await seed({ url, log });
  return { backend: url, exporter: url, monitor: url, owner: url };
}

/** The same for a server of our own: makes the database, and a log-in for each program with the least that it needs. */
export async function prepareOwnDatabase(serverUrl: string, secrets: string, log: Log): Promise<DatabaseUrls> {
  const owner = await ensureDatabase(serverUrl);
  await migrate({ url: owner, log });
  await seed({ url: owner, log });
  const names = Object.keys(logins) as (keyof typeof logins)[];
  return withClient(owner, async (client) => {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    const urls = { owner } as Record<keyof DatabaseUrls, string>;
    for (const name of names) {
      const password = await secret(secrets, `database-${name}`);
      await ensureLogin(client, name, password);
      urls[name] = urlAs(owner, logins[name].role, password);
    }
    return urls;
  });
}

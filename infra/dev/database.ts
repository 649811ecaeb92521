import { secret } from "@petswipe/config/secret";
import { type Login, logins } from "@petswipe/database/logins";
import { migrate } from "@petswipe/database/migrate";
import { prepareDatabase } from "@petswipe/database/prepare";
import { seed } from "@petswipe/demo/seed";
import type { Log } from "@petswipe/embedded";
import pg from "pg";

/** A connection string for each client of the database. */
export interface DatabaseUrls {
  readonly backend: string;
  readonly exporter: string;
  /** For the PostgreSQL exporter. */
  readonly monitor: string;
  /** For the owner, with all privileges. */
  readonly owner: string;
}

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

function urlAs(owner: string, role: string, password: string): string {
  const url = new URL(owner);
  url.username = role;
  url.password = password;
  return url.href;
}

/** Migrates an external database and, if `fill` is set and it is empty, fills it. All clients share its one login. */
export async function prepareGivenDatabase(url: string, fill: boolean, log: Log): Promise<DatabaseUrls> {
  await migrate({ url, log });
  if (fill) await seed({ url, log });
  return { backend: url, exporter: url, monitor: url, owner: url };
}

/** Creates and migrates the database of an embedded server, with one login of least privilege per client. */
export async function prepareOwnDatabase(serverUrl: string, secrets: string, log: Log): Promise<DatabaseUrls> {
  const owner = await ensureDatabase(serverUrl);
  const names = Object.keys(logins) as Login[];
  const made = names.map(async (name) => [name, await secret(secrets, `database-${name}`)] as const);
  const passwords = Object.fromEntries(await Promise.all(made)) as Record<Login, string>;
  await prepareDatabase({ url: owner, passwords, fill: seed, log });
  const urls = names.map((name) => [name, urlAs(owner, logins[name].role, passwords[name])]);
  return { owner, ...(Object.fromEntries(urls) as Record<Login, string>) };
}

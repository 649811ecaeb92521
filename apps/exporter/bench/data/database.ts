import { randomBytes } from "node:crypto";
import pg from "pg";

/** The URL of another database on the same server, with the same user. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "petswipe-bench" });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/** The database's URL for a login with this name and the exporter's privileges. */
export async function asReader(url: string, name: string): Promise<string> {
  const password = randomBytes(12).toString("hex");
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${name} LOGIN IN ROLE petswipe_reader`);
    await client.query(`ALTER ROLE ${name} PASSWORD '${password}'`);
  });
  const reader = new URL(url);
  reader.username = name;
  reader.password = password;
  return reader.href;
}

import pg from "pg";

/** URL and environment for PostgreSQL's programs. The password goes to the environment: other users can see arguments. */
export function clientOptions(address: string): { readonly url: string; readonly env: NodeJS.ProcessEnv } {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { url: url.href, env: password === "" ? {} : { PGPASSWORD: password } };
}

/** The URL of another database of the same server and user. */
export function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** The database in a URL. Throws if there is none. */
export function databaseOf(address: string): string {
  const name = decodeURIComponent(new URL(address).pathname.slice(1));
  if (name === "")
    throw new Error("DATABASE_URL has no database name; expected postgres://user:password@host:5432/database");
  return name;
}

/** Runs work on a connection without statement timeouts. */
export async function withConnection<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: address,
    application_name: "pg_dump", // which the alert on long transactions ignores
    connectionTimeoutMillis: 10_000,
    options: "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0",
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

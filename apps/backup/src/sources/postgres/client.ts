import pg from "pg";

/** Arguments and environment of PostgreSQL's programs for a URL. The password is in the environment: arguments are for all to see. */
export function clientOptions(address: string): { readonly url: string; readonly env: NodeJS.ProcessEnv } {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { url: url.href, env: password === "" ? {} : { PGPASSWORD: password } };
}

/** The same server and user, another database. */
export function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** The database that a URL names. Throws when it names none. */
export function databaseOf(address: string): string {
  const name = decodeURIComponent(new URL(address).pathname.slice(1));
  if (name === "") throw new Error("DATABASE_URL names no database: postgres://user:password@host:5432/database");
  return name;
}

/** Works on a connection of its own, which takes as long as it needs. */
export async function connected<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: address,
    application_name: "pg_dump", // what our alert on long transactions lets pass
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

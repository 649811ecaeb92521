import pg from "pg";
import { ensureLogin, type Login } from "./logins.ts";
import { migrate } from "./migrate/migrate.ts";

interface Options {
  /** Of the owner. */
  readonly url: string;
  readonly passwords: Readonly<Record<Login, string>>;
  /** Fills the migrated database, if it is to be filled. */
  readonly fill?: ((options: { url: string; log: (line: string) => void }) => Promise<unknown>) | undefined;
  readonly log: (line: string) => void;
}

/** Brings a database to the newest schema, with a log-in for each program. Throws when a migration fails. */
export async function prepareDatabase({ url, passwords, fill, log }: Options): Promise<void> {
  await migrate({ url, log });
  await fill?.({ url, log });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    for (const [login, password] of Object.entries(passwords) as [Login, string][])
      await ensureLogin(client, login, password);
  } finally {
    await client.end();
  }
}

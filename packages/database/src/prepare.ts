import pg from "pg";
import { ensureLogin, type Login } from "./logins.ts";
import { migrate } from "./migrate/migrate.ts";

interface Options {
  /** As the owner. */
  readonly url: string;
  readonly passwords: Readonly<Record<Login, string>>;
  /** Fills the migrated database with data. */
  readonly fill?: ((options: { url: string; log: (line: string) => void }) => Promise<unknown>) | undefined;
  readonly log: (line: string) => void;
}

/** Migrates a database to the latest schema and creates a login for each program. Throws if a migration fails. */
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

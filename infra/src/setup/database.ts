import { migrate } from "@petswipe/database/migrate";
import { seed } from "@petswipe/database/seed";
import pg from "pg";
import { ensureLogin, type Login } from "./logins.ts";

interface Options {
  /** Of the owner. */
  readonly url: string;
  readonly passwords: Readonly<Record<Login, string>>;
  /** Whether an empty database is filled with the demo, whose passwords everybody knows. */
  readonly demo: boolean;
  readonly log: (line: string) => void;
}

/** Brings a database to the newest schema, with a log-in for each program. Throws when a migration fails. */
export async function prepareDatabase({ url, passwords, demo, log }: Options): Promise<void> {
  await migrate({ url, log });
  if (demo) await seed({ url, log });
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

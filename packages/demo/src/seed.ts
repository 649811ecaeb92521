import { hash } from "@node-rs/argon2";
import { Client } from "pg";
import { DEMO_PASSWORD } from "./demo.ts";
import { createDemoData } from "./demo-data.ts";
import { insertDemoData } from "./rows.ts";

export { DEMO_PASSWORD, DEMO_USERS, PICTURES_DIR } from "./demo.ts";

export interface SeedOptions {
  /** URL of a migrated database, with a role that may write to all tables. */
  url: string;
  /** Receives a line for each step. */
  log?: (line: string) => void;
  /** The end of the history; the same time gives the same rows, except for the password hash. */
  now?: Date;
}

export interface Seeded {
  /** false if the database already had users or pets; then nothing was written. */
  seeded: boolean;
  users: number;
  pets: number;
  swipes: number;
  matches: number;
  adoptions: number;
  sessions: number;
}

const NOTHING: Seeded = { seeded: false, users: 0, pets: 0, swipes: 0, matches: 0, adoptions: 0, sessions: 0 };

/**
 * Fills an empty database with a month of demo history, in one transaction. Its lock makes concurrent seeders and signups
 * wait. Rejects with PostgreSQL's error if the database is unreachable or not migrated.
 */
export async function seed({ url, log = () => {}, now = new Date() }: SeedOptions): Promise<Seeded> {
  const client = new Client({ connectionString: url, application_name: "petswipe-seed" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE users, pets IN SHARE ROW EXCLUSIVE MODE");
    const { rows } = await client.query("SELECT EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM pets) AS filled");
    if (rows[0].filled) {
      log("The database already has users or pets: nothing seeded");
      await client.query("ROLLBACK");
      return NOTHING;
    }
    log("Generating a month of history");
    const data = createDemoData(now.getTime());
    log(`Writing ${data.swipes.length} swipes of ${data.users.length} users`);
    await insertDemoData(client, data, await hash(DEMO_PASSWORD));
    await client.query("COMMIT");
    // Without statistics, the first queries would be planned for empty tables.
    await client.query("ANALYZE users, sessions, pets, swipes, matches, adoptions");
    const count = (items: readonly unknown[]) => items.length;
    return {
      seeded: true,
      users: count(data.users),
      pets: count(data.pets),
      swipes: count(data.swipes),
      matches: count(data.matches),
      adoptions: count(data.adoptions),
      sessions: count(data.sessions),
    };
  } finally {
    await client.end(); // rolls back an open transaction
  }
}

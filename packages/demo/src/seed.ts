import { hash } from "@node-rs/argon2";
import { Client } from "pg";
import { DEMO_PASSWORD } from "./demo.ts";
import { insertWorld } from "./rows.ts";
import { world } from "./world.ts";

export { DEMO_PASSWORD, DEMO_USERS, PICTURES_DIR } from "./demo.ts";

export interface SeedOptions {
  /** Of a migrated database, for a role that may write to all tables. */
  url: string;
  /** Gets a line for each step. */
  log?: (line: string) => void;
  /** The moment up to which the history goes; the same moment gives the same rows (password hash apart). */
  now?: Date;
}

export interface Seeded {
  /** false when the database held users or pets already; then nothing was written. */
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
 * Fills an empty database with a month of demo history, in one transaction. The lock makes a second seeder, and any
 * sign-up, wait for it. Rejects with PostgreSQL's error when the database cannot be reached or is not migrated.
 */
export async function seed({ url, log = () => {}, now = new Date() }: SeedOptions): Promise<Seeded> {
  const client = new Client({ connectionString: url, application_name: "petswipe-seed" });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE users, pets IN SHARE ROW EXCLUSIVE MODE");
    const { rows } = await client.query("SELECT EXISTS (SELECT FROM users) OR EXISTS (SELECT FROM pets) AS filled");
    if (rows[0].filled) {
      log("The database holds users or pets already: nothing seeded");
      await client.query("ROLLBACK");
      return NOTHING;
    }
    log("Making up a month of history");
    const rowsOf = world(now.getTime());
    log(`Writing ${rowsOf.swipes.length} swipes of ${rowsOf.people.length} people`);
    await insertWorld(client, rowsOf, await hash(DEMO_PASSWORD));
    await client.query("COMMIT");
    // Without statistics the first queries would be planned for empty tables.
    await client.query("ANALYZE users, sessions, pets, swipes, matches, adoptions");
    const { people, ...rest } = rowsOf;
    const count = (items: readonly unknown[]) => items.length;
    return {
      seeded: true,
      users: count(people),
      pets: count(rest.pets),
      swipes: count(rest.swipes),
      matches: count(rest.matches),
      adoptions: count(rest.adoptions),
      sessions: count(rest.sessions),
    };
  } finally {
    await client.end(); // an open transaction is rolled back by it
  }
}

import pg from "pg";
import { databaseUrl, withClient } from "../data/database.ts";
import type { Dataset } from "../data/dataset.ts";
import { PETS } from "../data/facts.ts";
import type { Variant } from "./variants.ts";

export interface Target {
  readonly variant: Variant;
  readonly url: string;
  /** The next swipe's number, which determines a unique user and pet. */
  next: number;
  readonly firstUser: number;
}

const USERS = 20_000;
const SWIPES_PER_USER = 500;

const databaseOf = (variant: Variant) => `insert_${variant.name}`;

/** A copy of the database for each variant, so that their rows do not slow each other down. */
export async function openTargets(dataset: Dataset, variants: readonly Variant[]): Promise<Target[]> {
  await dropTargets(dataset, variants);
  const targets: Target[] = [];
  for (const variant of variants) {
    await withClient(dataset.server.url, (admin) =>
      admin.query(`CREATE DATABASE ${databaseOf(variant)} TEMPLATE bench STRATEGY file_copy`),
    );
    const url = databaseUrl(dataset.server.url, databaseOf(variant));
    const firstUser = await withClient(url, async (client) => {
      await client.query(variant.setUp);
      const { rows } = await client.query("SELECT 1 + max(id)::int AS first FROM users");
      await client.query(
        `INSERT INTO users (email, password_hash, display_name, role)
         SELECT 'new' || n || '@example.org', 'x', 'x', 'adopter' FROM generate_series(1, ${USERS}) n`,
      );
      await client.query("CHECKPOINT");
      return rows[0].first;
    });
    targets.push({ variant, url, next: 0, firstUser });
  }
  return targets;
}

export async function dropTargets(dataset: Dataset, variants: readonly Variant[]): Promise<void> {
  for (const variant of variants)
    await withClient(dataset.server.url, (admin) =>
      admin.query(`DROP DATABASE IF EXISTS ${databaseOf(variant)} WITH (FORCE)`),
    );
}

/** Values for the next rows: users, pets and likes. No pair repeats, since 37 is coprime to the number of pets. */
export function nextSwipes(target: Target, count: number): [users: number[], pets: number[], liked: boolean[]] {
  const numbers = Array.from({ length: count }, (_, index) => target.next + index);
  target.next += count;
  if (target.next > USERS * SWIPES_PER_USER) throw new RangeError("more swipes than users allow");
  return [
    numbers.map((number) => target.firstUser + Math.floor(number / SWIPES_PER_USER)),
    numbers.map((number) => 1 + ((number * 37) % PETS)),
    numbers.map((number) => number % 5 < 2),
  ];
}

export const connect = (target: Target, connections: number) =>
  Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: target.url, application_name: "petswipe-bench" });
      await client.connect();
      return client;
    }),
  );

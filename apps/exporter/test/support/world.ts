import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import type pg from "pg";

export const HOURS = { "1h": 1, "24h": 24, "7d": 168, "30d": 720 } as const;

const ADOPTION_STATES = ["requested", "completed", "cancelled"] as const;
const HOUR_MS = 3_600_000;

type Row = Readonly<Record<string, unknown>>;
export interface World {
  readonly users: readonly { id: number; role: (typeof ROLES)[number] }[];
  readonly pets: readonly { id: number; pet_type: (typeof PET_TYPES)[number]; status: (typeof PET_STATUSES)[number] }[];
  readonly swipes: readonly { user_id: number; pet_id: number; liked: boolean; created_at: Date }[];
  readonly matches: readonly { id: number; user_id: number; pet_id: number; created_at: Date }[];
  readonly adoptions: readonly { match_id: number; status: (typeof ADOPTION_STATES)[number] }[];
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Moments at, and a millisecond to either side of, both ends of every window that ends at a minute. */
function edges(minute: Date): Date[] {
  const ends = [0, ...Object.values(HOURS).map((hours) => hours * HOUR_MS)];
  return ends.flatMap((age) => [-1, 0, 1].map((shift) => new Date(minute.getTime() - age + shift)));
}

/** Random rows around a minute: half of the times are edges of windows, half lie anywhere in the last 40 days. */
export function inventWorld(minute: Date, seed: number): World {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const moments = edges(minute);
  const moment = () => (random() < 0.5 ? pick(moments) : new Date(minute.getTime() - random() * 40 * 24 * HOUR_MS));

  const users = Array.from({ length: 20 }, (_, index) => ({ id: index + 1, role: pick(ROLES) }));
  const pets = Array.from({ length: 30 }, (_, index) => ({
    id: index + 1,
    pet_type: pick(PET_TYPES),
    status: pick(PET_STATUSES),
  }));
  const pairs = users.flatMap((user) => pets.map((pet) => ({ user_id: user.id, pet_id: pet.id })));
  const swipes = pairs
    .filter(() => random() < 0.7)
    .map((pair) => ({ ...pair, liked: random() < 0.5, created_at: moment() }));
  const matches = swipes
    .filter(({ liked }) => liked && random() < 0.5)
    .map(({ user_id, pet_id }, index) => ({ id: index + 1, user_id, pet_id, created_at: moment() }));
  const adoptions = matches.flatMap(({ id }) => [
    ...(random() < 0.3 ? [{ match_id: id, status: "cancelled" as const }] : []),
    ...(random() < 0.6 ? [{ match_id: id, status: pick(ADOPTION_STATES) }] : []),
  ]);
  return { users, pets, swipes, matches, adoptions };
}

/** Writes a world's rows; what a KPI does not read is filled in by the database. */
export async function store(pool: pg.Pool, world: World): Promise<void> {
  const insert = (sql: string, rows: readonly Row[]) => pool.query(sql, [JSON.stringify(rows)]);
  await insert(
    `INSERT INTO users (id, email, password_hash, display_name, role) OVERRIDING SYSTEM VALUE
     SELECT id, id || '@example.org', 'x', 'x', role FROM json_to_recordset($1) AS r(id bigint, role text)`,
    world.users,
  );
  await insert(
    `INSERT INTO pets (id, name, pet_type, age_months, status) OVERRIDING SYSTEM VALUE
     SELECT id, 'x', pet_type, 1, status FROM json_to_recordset($1) AS r(id bigint, pet_type text, status text)`,
    world.pets,
  );
  await insert(
    `INSERT INTO swipes SELECT * FROM json_to_recordset($1)
     AS r(user_id bigint, pet_id bigint, liked boolean, created_at timestamptz)`,
    world.swipes,
  );
  await insert(
    `INSERT INTO matches OVERRIDING SYSTEM VALUE SELECT * FROM json_to_recordset($1)
     AS r(id bigint, user_id bigint, pet_id bigint, created_at timestamptz)`,
    world.matches,
  );
  await insert(
    `INSERT INTO adoptions (match_id, status, completed_at, cancelled_at)
     SELECT match_id, status, CASE status WHEN 'completed' THEN now() END, CASE status WHEN 'cancelled' THEN now() END
     FROM json_to_recordset($1) AS r(match_id bigint, status text)`,
    world.adoptions,
  );
}

import { PET_STATUSES, PET_TYPES, ROLES } from "@petswipe/metrics";
import type pg from "pg";
import { type Random, randomFrom } from "./random.ts";

/** Hours of each window. */
export const HOURS = { "1h": 1, "24h": 24, "7d": 168, "30d": 720 } as const;
export const HOUR_MS = 3_600_000;
/** Window boundaries of the KPIs, in ms before the current minute. */
const EDGES = [0, 60_000, ...Object.values(HOURS).map((hours) => hours * HOUR_MS), 14 * 24 * HOUR_MS];

interface Adoption {
  readonly match_id: number;
  readonly status: "requested" | "completed" | "cancelled";
  readonly requested_at: Date;
  readonly completed_at: Date | null;
}

export interface Facts {
  readonly users: readonly { id: number; role: (typeof ROLES)[number]; created_at: Date }[];
  readonly pets: readonly { id: number; pet_type: (typeof PET_TYPES)[number]; status: (typeof PET_STATUSES)[number] }[];
  readonly swipes: readonly { user_id: number; pet_id: number; liked: boolean; created_at: Date }[];
  readonly matches: readonly { id: number; user_id: number; pet_id: number; created_at: Date }[];
  readonly adoptions: readonly Adoption[];
  readonly sessions: readonly { user_id: number; started_at: Date; ended_at: Date }[];
}

/** Times before a minute: half within a millisecond of a window boundary, half anywhere in the last 40 days. */
function timesAround(minute: Date, random: Random): () => Date {
  const edges = EDGES.flatMap((age) => [-1, 0, 1].map((shift) => minute.getTime() - age + shift));
  return () => new Date(random.chance(0.5) ? random.pick(edges) : minute.getTime() - random.int(40 * 24 * HOUR_MS));
}

const numbered = <Item>(count: number, make: (id: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** Random rows before a minute, the same for the same seed. */
export function randomFacts(minute: Date, seed: number): Facts {
  const random = randomFrom(seed);
  const time = timesAround(minute, random);
  const users = numbered(20, (id) => ({ id, role: random.pick(ROLES), created_at: time() }));
  const pets = numbered(30, (id) => ({ id, pet_type: random.pick(PET_TYPES), status: random.pick(PET_STATUSES) }));
  const swipes = users
    .flatMap((user) => pets.map((pet) => ({ user_id: user.id, pet_id: pet.id })))
    .filter(({ user_id }) => random.chance(user_id / 30))
    .map((pair) => ({ ...pair, liked: random.chance(0.5), created_at: time() }));
  const matches = swipes
    .filter(({ liked, user_id }) => liked && user_id % 3 > 0 && random.chance(0.2))
    .map(({ user_id, pet_id }, index) => ({ id: index + 1, user_id, pet_id, created_at: time() }));
  const adoption = (match_id: number, status: Adoption["status"]): Adoption => ({
    match_id,
    status,
    requested_at: time(),
    completed_at: status === "completed" ? time() : null,
  });
  const adoptions = matches.flatMap(({ id }) => [
    ...(random.chance(0.3) ? [adoption(id, "cancelled")] : []),
    ...(random.chance(0.6) ? [adoption(id, random.pick(["requested", "completed", "cancelled"]))] : []),
  ]);
  const sessions = numbered(40, () => {
    const ended_at = time();
    return { user_id: random.pick(users).id, started_at: new Date(ended_at.getTime() - random.int(HOUR_MS)), ended_at };
  });
  return { users, pets, swipes, matches, adoptions, sessions };
}

const INSERTS: Readonly<Record<keyof Facts, string>> = {
  users: `INSERT INTO users (id, email, password_hash, display_name, role, created_at) OVERRIDING SYSTEM VALUE
    SELECT id, id || '@example.org', 'x', 'x', role, created_at
    FROM json_to_recordset($1) AS r(id bigint, role text, created_at timestamptz)`,
  pets: `INSERT INTO pets (id, name, pet_type, age_months, status) OVERRIDING SYSTEM VALUE
    SELECT id, 'x', pet_type, 1, status FROM json_to_recordset($1) AS r(id bigint, pet_type text, status text)`,
  swipes: `INSERT INTO swipes (user_id, pet_id, liked, created_at)
    SELECT * FROM json_to_recordset($1) AS r(user_id bigint, pet_id bigint, liked boolean, created_at timestamptz)`,
  matches: `INSERT INTO matches (id, user_id, pet_id, created_at) OVERRIDING SYSTEM VALUE
    SELECT * FROM json_to_recordset($1) AS r(id bigint, user_id bigint, pet_id bigint, created_at timestamptz)`,
  adoptions: `INSERT INTO adoptions (match_id, status, requested_at, completed_at, cancelled_at)
    SELECT match_id, status, requested_at, completed_at, CASE status WHEN 'cancelled' THEN requested_at END
    FROM json_to_recordset($1) AS r(match_id bigint, status text, requested_at timestamptz, completed_at timestamptz)`,
  sessions: `INSERT INTO sessions (user_id, started_at, last_seen_at, ended_at, expires_at)
    SELECT user_id, started_at, ended_at, ended_at, ended_at
    FROM json_to_recordset($1) AS r(user_id bigint, started_at timestamptz, ended_at timestamptz)`,
};

/** Inserts the rows, with defaults for columns that no KPI reads. */
export async function storeFacts(database: Pick<pg.Pool, "query">, facts: Facts): Promise<void> {
  for (const [table, insert] of Object.entries(INSERTS)) {
    await database.query(insert, [JSON.stringify(facts[table as keyof Facts])]);
  }
  for (const table of ["users", "pets", "matches"])
    await database.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), max(id)) FROM ${table}`);
}

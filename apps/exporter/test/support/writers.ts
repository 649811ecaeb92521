import { hasSqlState, SQLSTATE } from "@petswipe/database";
import pg from "pg";
import type { Random } from "./history.ts";

/** A history's clock, in whole minutes since 1970, and its people and pets by id. */
export interface World {
  minute: number;
  readonly random: Random;
  readonly users: string[];
  readonly pets: string[];
}

/** What node-pg throws when the history stepped into a lock, a broken transaction or a constraint: part of the game. */
const EXPECTED = [
  SQLSTATE.lockNotAvailable,
  SQLSTATE.deadlockDetected,
  SQLSTATE.inFailedSqlTransaction,
  SQLSTATE.foreignKeyViolation,
  SQLSTATE.uniqueViolation,
  SQLSTATE.serializationFailure,
];

/** A connection for a writer, which gives up at once where another one holds a lock. */
export async function connectWriter(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: "-c lock_timeout=5ms -c deadlock_timeout=5ms" });
  await client.connect();
  return client;
}

/** Writes facts on one connection, alone or in transactions that stay open while others write. */
export function writerOver(client: pg.Client, world: World) {
  let inTransaction = false;

  async function run(sql: string, values: unknown[] = []): Promise<Record<string, string>[]> {
    try {
      return (await client.query(sql, values)).rows;
    } catch (error) {
      if (!hasSqlState(error, ...EXPECTED)) throw error;
      if (inTransaction) await end("ROLLBACK");
      return [];
    }
  }

  async function end(how: "COMMIT" | "ROLLBACK"): Promise<void> {
    inTransaction = false;
    await client.query(how);
  }

  /** Mostly now, at times on a minute's first instant, or days ago as a slow transaction or an import would have it. */
  function when(): string {
    const { random } = world;
    const back = random.chance(0.7)
      ? random.int(3)
      : random.pick([60, 1440, 7 * 1440, 14 * 1440, 30 * 1440]) + random.int(5) - 2;
    const seconds = random.chance(0.3) ? 0 : random.int(60_000) / 1000;
    return new Date((world.minute - back) * 60_000 + seconds * 1000).toISOString();
  }

  const steps: Record<string, () => Promise<unknown>> = {
    async signUp() {
      const role = world.random.pick(["adopter", "adopter", "shelter"]);
      const rows = await run(
        "INSERT INTO users (email, password_hash, display_name, role, created_at) VALUES (gen_random_uuid() || '@example.com', '', '', $1, $2) RETURNING id",
        [role, when()],
      );
      world.users.push(...rows.map((row) => String(row["id"])));
    },
    async listPet() {
      const rows = await run("INSERT INTO pets (name, pet_type, age_months) VALUES ('Rex', $1, 1) RETURNING id", [
        world.random.pick(["dog", "cat", "bird"]),
      ]);
      world.pets.push(...rows.map((row) => String(row["id"])));
    },
    swipe: () =>
      run(
        `INSERT INTO swipes (user_id, pet_id, liked, created_at)
         SELECT u.id, p.id, $3, $4 FROM users u, pets p WHERE u.id = $1 AND p.id = $2 ON CONFLICT DO NOTHING`,
        [world.random.pick(world.users), world.random.pick(world.pets), world.random.chance(0.6), when()],
      ),
    swipeMany: () =>
      run(
        `INSERT INTO swipes (user_id, pet_id, liked, created_at)
         SELECT u.id, p.id, u.id % 2 = 0, $2 FROM users u, pets p WHERE p.id = $1 ON CONFLICT DO NOTHING`,
        [world.random.pick(world.pets), when()],
      ),
    match: () =>
      run(
        `INSERT INTO matches (user_id, pet_id, created_at) SELECT user_id, pet_id, $2 FROM swipes
         WHERE liked AND user_id = $1 LIMIT 1 ON CONFLICT DO NOTHING`,
        [world.random.pick(world.users), when()],
      ),
    requestAdoption: () =>
      run(
        `INSERT INTO adoptions (match_id, requested_at) SELECT id, $2 FROM matches WHERE user_id = $1 LIMIT 1
         ON CONFLICT (match_id) WHERE status <> 'cancelled' DO NOTHING`,
        [world.random.pick(world.users), when()],
      ),
    completeAdoption: () =>
      run(
        `WITH done AS (UPDATE adoptions SET status = 'completed', completed_at = $2
           WHERE status = 'requested' AND user_id = $1 RETURNING match_id)
         UPDATE pets SET status = 'adopted' WHERE id IN (SELECT pet_id FROM matches WHERE id IN (SELECT match_id FROM done))`,
        [world.random.pick(world.users), when()],
      ),
    cancelAdoption: () =>
      run(
        "UPDATE adoptions SET status = 'cancelled', cancelled_at = now() WHERE status = 'requested' AND user_id = $1",
        [world.random.pick(world.users)],
      ),
    endSession: () =>
      run(
        `INSERT INTO sessions (user_id, started_at, last_seen_at, ended_at, expires_at)
         SELECT id, $2::timestamptz - make_interval(secs => $3), $2, $2, $2 FROM users WHERE id = $1`,
        [world.random.pick(world.users), when(), world.random.int(4000) / 7],
      ),
    prolongSession: () =>
      run("UPDATE sessions SET ended_at = greatest($2, started_at) WHERE user_id = $1", [
        world.random.pick(world.users),
        when(),
      ]),
    reopenSession: () =>
      run("UPDATE sessions SET ended_at = NULL WHERE user_id = $1", [world.random.pick(world.users)]),
    changeMind: () => run("UPDATE swipes SET liked = NOT liked WHERE user_id = $1", [world.random.pick(world.users)]),
    moveSwipes: () =>
      run("UPDATE swipes SET created_at = $2 WHERE user_id = $1", [world.random.pick(world.users), when()]),
    moveMatches: () =>
      run("UPDATE matches SET created_at = $2 WHERE user_id = $1", [world.random.pick(world.users), when()]),
    unswipe: () =>
      run("DELETE FROM swipes WHERE user_id = $1 AND pet_id = $2", [
        world.random.pick(world.users),
        world.random.pick(world.pets),
      ]),
    deleteUser: () => run("DELETE FROM users WHERE id = $1", [world.random.pick(world.users)]),
    async begin() {
      if (!inTransaction) await client.query("BEGIN");
      inTransaction = true;
    },
    commit: async () => (inTransaction ? end("COMMIT") : undefined),
    rollBack: async () => (inTransaction ? end("ROLLBACK") : undefined),
  };

  return {
    /** Takes one step of a kind. */
    step: (kind: string) => steps[kind]?.(),
    async settle() {
      if (inTransaction) await end(world.random.chance(0.7) ? "COMMIT" : "ROLLBACK");
    },
    /** Leaves no transaction open, however the history ended. */
    async abandon() {
      if (inTransaction) await end("ROLLBACK");
    },
  };
}

export type Writer = ReturnType<typeof writerOver>;

/** How often which step is taken. */
export const STEPS = Object.entries({
  signUp: 6,
  listPet: 4,
  swipe: 40,
  swipeMany: 4,
  match: 12,
  requestAdoption: 8,
  completeAdoption: 4,
  cancelAdoption: 2,
  endSession: 5,
  prolongSession: 1,
  reopenSession: 1,
  changeMind: 2,
  moveSwipes: 1,
  moveMatches: 1,
  unswipe: 3,
  deleteUser: 2,
  begin: 8,
  commit: 6,
  rollBack: 2,
}).flatMap(([kind, weight]) => Array<string>(weight).fill(kind));

import { hasSqlState, SQLSTATE } from "@petswipe/database";
import pg from "pg";
import type { Random } from "./random.ts";

/** A history's clock, in whole minutes since 1970, and the ids of its users and pets. */
export interface HistoryState {
  minute: number;
  readonly random: Random;
  readonly users: string[];
  readonly pets: string[];
}

/** Errors that are part of a history: locks, failed transactions and constraints. */
const EXPECTED = [
  SQLSTATE.lockNotAvailable,
  SQLSTATE.deadlockDetected,
  SQLSTATE.inFailedSqlTransaction,
  SQLSTATE.foreignKeyViolation,
  SQLSTATE.uniqueViolation,
  SQLSTATE.serializationFailure,
];

/** A connection for a writer, which does not wait for locks. */
export async function connectWriter(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: "-c lock_timeout=5ms -c deadlock_timeout=5ms" });
  await client.connect();
  return client;
}

/** Writes facts on one connection, also in transactions that stay open while others write. */
export function writerOver(client: pg.Client, state: HistoryState) {
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

  /** Mostly now, sometimes exactly at the start of a minute, or days ago like a slow transaction or an import. */
  function when(): string {
    const { random } = state;
    const back = random.chance(0.7)
      ? random.int(3)
      : random.pick([60, 1440, 7 * 1440, 14 * 1440, 30 * 1440]) + random.int(5) - 2;
    const seconds = random.chance(0.3) ? 0 : random.int(60_000) / 1000;
    return new Date((state.minute - back) * 60_000 + seconds * 1000).toISOString();
  }

  const steps: Record<string, () => Promise<unknown>> = {
    async signUp() {
      const role = state.random.pick(["adopter", "adopter", "shelter"]);
      const rows = await run(
        "INSERT INTO users (email, password_hash, display_name, role, created_at) VALUES (gen_random_uuid() || '@example.com', '', '', $1, $2) RETURNING id",
        [role, when()],
      );
      state.users.push(...rows.map((row) => String(row["id"])));
    },
    async listPet() {
      const rows = await run("INSERT INTO pets (name, pet_type, age_months) VALUES ('Rex', $1, 1) RETURNING id", [
        state.random.pick(["dog", "cat", "bird"]),
      ]);
      state.pets.push(...rows.map((row) => String(row["id"])));
    },
    swipe: () =>
      run(
        `INSERT INTO swipes (user_id, pet_id, liked, created_at)
         SELECT u.id, p.id, $3, $4 FROM users u, pets p WHERE u.id = $1 AND p.id = $2 ON CONFLICT DO NOTHING`,
        [state.random.pick(state.users), state.random.pick(state.pets), state.random.chance(0.6), when()],
      ),
    swipeMany: () =>
      run(
        `INSERT INTO swipes (user_id, pet_id, liked, created_at)
         SELECT u.id, p.id, u.id % 2 = 0, $2 FROM users u, pets p WHERE p.id = $1 ON CONFLICT DO NOTHING`,
        [state.random.pick(state.pets), when()],
      ),
    match: () =>
      run(
        `INSERT INTO matches (user_id, pet_id, created_at) SELECT user_id, pet_id, $2 FROM swipes
         WHERE liked AND user_id = $1 LIMIT 1 ON CONFLICT DO NOTHING`,
        [state.random.pick(state.users), when()],
      ),
    requestAdoption: () =>
      run(
        `INSERT INTO adoptions (match_id, requested_at) SELECT id, $2 FROM matches WHERE user_id = $1 LIMIT 1
         ON CONFLICT (match_id) WHERE status <> 'cancelled' DO NOTHING`,
        [state.random.pick(state.users), when()],
      ),
    completeAdoption: () =>
      run(
        `WITH done AS (UPDATE adoptions SET status = 'completed', completed_at = $2
           WHERE status = 'requested' AND user_id = $1 RETURNING match_id)
         UPDATE pets SET status = 'adopted' WHERE id IN (SELECT pet_id FROM matches WHERE id IN (SELECT match_id FROM done))`,
        [state.random.pick(state.users), when()],
      ),
    cancelAdoption: () =>
      run(
        "UPDATE adoptions SET status = 'cancelled', cancelled_at = now() WHERE status = 'requested' AND user_id = $1",
        [state.random.pick(state.users)],
      ),
    endSession: () =>
      run(
        `INSERT INTO sessions (user_id, started_at, last_seen_at, ended_at, expires_at)
         SELECT id, $2::timestamptz - make_interval(secs => $3), $2, $2, $2 FROM users WHERE id = $1`,
        [state.random.pick(state.users), when(), state.random.int(4000) / 7],
      ),
    prolongSession: () =>
      run("UPDATE sessions SET ended_at = greatest($2, started_at) WHERE user_id = $1", [
        state.random.pick(state.users),
        when(),
      ]),
    reopenSession: () =>
      run("UPDATE sessions SET ended_at = NULL WHERE user_id = $1", [state.random.pick(state.users)]),
    changeMind: () => run("UPDATE swipes SET liked = NOT liked WHERE user_id = $1", [state.random.pick(state.users)]),
    moveSwipes: () =>
      run("UPDATE swipes SET created_at = $2 WHERE user_id = $1", [state.random.pick(state.users), when()]),
    moveMatches: () =>
      run("UPDATE matches SET created_at = $2 WHERE user_id = $1", [state.random.pick(state.users), when()]),
    unswipe: () =>
      run("DELETE FROM swipes WHERE user_id = $1 AND pet_id = $2", [
        state.random.pick(state.users),
        state.random.pick(state.pets),
      ]),
    deleteUser: () => run("DELETE FROM users WHERE id = $1", [state.random.pick(state.users)]),
    async begin() {
      if (!inTransaction) await client.query("BEGIN");
      inTransaction = true;
    },
    commit: async () => (inTransaction ? end("COMMIT") : undefined),
    rollBack: async () => (inTransaction ? end("ROLLBACK") : undefined),
  };

  return {
    /** Runs one step. */
    step: (kind: string) => steps[kind]?.(),
    async settle() {
      if (inTransaction) await end(state.random.chance(0.7) ? "COMMIT" : "ROLLBACK");
    },
    /** Rolls back an open transaction. */
    async abandon() {
      if (inTransaction) await end("ROLLBACK");
    },
  };
}

export type Writer = ReturnType<typeof writerOver>;

/** The steps, repeated by weight. */
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

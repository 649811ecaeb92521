import { type Database, statement } from "@petswipe/database";
import type { Role } from "@petswipe/metrics";

/** last_seen_at is updated at most this often, so that not every request writes. */
const SEEN_STEP_SECONDS = 60;

interface LiveRow {
  id: string;
  user_id: string;
  role: Role;
  seen_long_ago: boolean;
}

const selectLive = statement<LiveRow>(
  "select",
  "sessions",
  `SELECT s.id, s.user_id, u.role, s.last_seen_at < now() - make_interval(secs => ${SEEN_STEP_SECONDS}) AS seen_long_ago
   FROM sessions s JOIN users u ON u.id = s.user_id
   WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now()`,
);
const updateSeen = statement(
  "update",
  "sessions",
  "UPDATE sessions SET last_seen_at = now() WHERE id = $1 AND ended_at IS NULL",
);
const updateEnded = statement(
  "update",
  "sessions",
  "UPDATE sessions SET last_seen_at = now(), ended_at = now() WHERE id = $1 AND ended_at IS NULL",
);
const updateExpired = statement(
  "update",
  "sessions",
  "UPDATE sessions SET ended_at = last_seen_at WHERE ended_at IS NULL AND expires_at <= now()",
);

export function sessionsRepository(db: Database) {
  return {
    /** The session and its user's current role, or undefined if it has ended, expired or never existed. */
    async touch(id: string) {
      const row = await db.first(selectLive, [id]);
      if (row?.seen_long_ago) await db.query(updateSeen, [id]);
      return row === undefined ? undefined : { id: row.id, userId: row.user_id, role: row.role };
    },
    async end(id: string): Promise<void> {
      await db.query(updateEnded, [id]);
    },
    /** Ends expired sessions as of last_seen_at, when their users actually left. */
    async endExpired(): Promise<void> {
      await db.query(updateExpired);
    },
  };
}

export type SessionsRepository = ReturnType<typeof sessionsRepository>;

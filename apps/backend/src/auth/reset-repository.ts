import { type Database, statement } from "@petswipe/database";

/** Minimum time between two emails to the same account. */
const PAUSE_SECONDS = 60;

const insertReset = statement<{ email: string }>(
  "insert",
  "password_resets",
  `WITH account AS (SELECT id, email FROM users WHERE lower(email) = lower($1)),
        reset AS (INSERT INTO password_resets (token_hash, user_id, expires_at)
                  SELECT $2, id, now() + make_interval(secs => $3) FROM account
                  WHERE NOT EXISTS (SELECT FROM password_resets p WHERE p.user_id = account.id AND p.used_at IS NULL
                                    AND p.expires_at > now() + make_interval(secs => $3 - ${PAUSE_SECONDS}))
                  RETURNING user_id)
   SELECT account.email FROM account JOIN reset ON reset.user_id = account.id`,
);
const updateReset = statement<{ user_id: string }>(
  "update",
  "password_resets",
  `UPDATE password_resets SET used_at = now()
   WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING user_id`,
);
const updatePassword = statement<{ email: string }>(
  "update",
  "users",
  "UPDATE users SET password_hash = $2 WHERE id = $1 RETURNING email",
);
const deleteOtherResets = statement(
  "delete",
  "password_resets",
  "DELETE FROM password_resets WHERE user_id = $1 AND used_at IS NULL",
);
const deleteExpired = statement("delete", "password_resets", "DELETE FROM password_resets WHERE expires_at <= now()");
const updateSessions = statement(
  "update",
  "sessions",
  "UPDATE sessions SET ended_at = greatest(last_seen_at, started_at) WHERE user_id = $1 AND ended_at IS NULL",
);

export function resetRepository(db: Database) {
  return {
    /**
     * Stores the token's hash. Returns the account's address, or undefined without an account, or while an unused link is
     * less than a minute old: others cannot flood a mailbox.
     */
    async create(email: string, tokenHash: Buffer, ttlSeconds: number): Promise<string | undefined> {
      return (await db.first(insertReset, [email, tokenHash, ttlSeconds]))?.email;
    },

    /**
     * Consumes the token, changes the password and ends all sessions of the account. Returns the account's address, or
     * undefined if the token is invalid.
     */
    async redeem(tokenHash: Buffer, passwordHash: string): Promise<string | undefined> {
      return db.transaction(async (tx) => {
        const reset = await tx.first(updateReset, [tokenHash]);
        if (reset === undefined) return undefined;
        const account = await tx.first(updatePassword, [reset.user_id, passwordHash]);
        await tx.query(deleteOtherResets, [reset.user_id]);
        await tx.query(updateSessions, [reset.user_id]);
        return account?.email;
      });
    },

    async deleteExpired(): Promise<void> {
      await db.query(deleteExpired);
    },
  };
}

export type ResetRepository = ReturnType<typeof resetRepository>;

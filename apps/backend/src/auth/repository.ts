import type { User } from "@petswipe/contract";
import { type Database, isUniqueViolation, type Queryable, statement } from "@petswipe/database";
import type { Role } from "@petswipe/metrics";
import { conflict } from "../errors.ts";
import { toUser, USER_COLUMNS, type UserRow } from "./user-row.ts";

const insertUser = statement<UserRow>(
  "insert",
  "users",
  `INSERT INTO users (email, password_hash, display_name, role) VALUES ($1, $2, $3, $4) RETURNING ${USER_COLUMNS}`,
);
const selectByEmail = statement<UserRow & { password_hash: string }>(
  "select",
  "users",
  `SELECT ${USER_COLUMNS}, password_hash FROM users WHERE lower(email) = lower($1)`,
);
/**
 * Inserts only if the password is still the verified one. The lock serializes it with password changes, so that no session
 * outlives the password that it was opened with.
 */
const insertSession = statement<{ id: string }>(
  "insert",
  "sessions",
  `INSERT INTO sessions (user_id, expires_at)
   SELECT id, now() + make_interval(secs => $2) FROM users WHERE id = $1 AND password_hash = $3 FOR SHARE
   RETURNING id`,
);

export interface NewUser {
  readonly email: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly role: Role;
}

/** A user with the password hash, for login. */
export interface Account {
  readonly row: UserRow;
  readonly passwordHash: string;
}

export interface OpenedSession {
  readonly user: User;
  readonly sessionId: string;
}

export function authRepository(db: Database, sessionTtlSeconds: number) {
  async function openSession(tx: Queryable, user: UserRow, passwordHash: string): Promise<OpenedSession | undefined> {
    const session = await tx.first(insertSession, [user.id, sessionTtlSeconds, passwordHash]);
    return session === undefined ? undefined : { user: toUser(user), sessionId: session.id };
  }

  return {
    /** Throws 409 if the address, in any letter case, has an account. */
    async signUp({ email, passwordHash, displayName, role }: NewUser): Promise<OpenedSession> {
      try {
        return await db.transaction(async (tx) => {
          const [user] = await tx.query(insertUser, [email, passwordHash, displayName.trim(), role]);
          if (user === undefined) throw new Error("INSERT INTO users returned no row");
          const opened = await openSession(tx, user, passwordHash);
          if (opened === undefined) throw new Error("INSERT INTO sessions returned no row");
          return opened;
        });
      } catch (error) {
        if (isUniqueViolation(error, "users_email")) {
          throw conflict("email_taken", "An account with this email address already exists.");
        }
        throw error;
      }
    },

    async findByEmail(email: string): Promise<Account | undefined> {
      const row = await db.first(selectByEmail, [email]);
      return row === undefined ? undefined : { row, passwordHash: row.password_hash };
    },

    /** undefined if the password has changed, or the account was deleted, since the lookup. */
    logIn: ({ row, passwordHash }: Account) => openSession(db, row, passwordHash),
  };
}

export type AuthRepository = ReturnType<typeof authRepository>;

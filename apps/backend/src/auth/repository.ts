import type { User } from "@petswipe/contract";
import { type Database, isUniqueViolation, type Queryable, statement } from "@petswipe/database";
import type { Role } from "@petswipe/metrics";
import { conflict } from "../errors.ts";

interface UserRow {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  created_at: Date;
}

const USER = "id, email, display_name, role, created_at";

const insertUser = statement<UserRow>(
  "insert",
  "users",
  `INSERT INTO users (email, password_hash, display_name, role) VALUES ($1, $2, $3, $4) RETURNING ${USER}`,
);
const selectByEmail = statement<UserRow & { password_hash: string }>(
  "select",
  "users",
  `SELECT ${USER}, password_hash FROM users WHERE lower(email) = lower($1)`,
);
const insertSession = statement<{ id: string }>(
  "insert",
  "sessions",
  "INSERT INTO sessions (user_id, expires_at) VALUES ($1, now() + make_interval(secs => $2)) RETURNING id",
);

export interface NewUser {
  readonly email: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly role: Role;
}

export interface OpenedSession {
  readonly user: User;
  readonly sessionId: string;
}

export function authRepository(db: Database, sessionTtlSeconds: number) {
  async function openSession(tx: Queryable, user: UserRow): Promise<OpenedSession> {
    const [session] = await tx.query(insertSession, [user.id, sessionTtlSeconds]);
    if (session === undefined) throw new Error("INSERT INTO sessions returned no row");
    return { user: toUser(user), sessionId: session.id };
  }

  return {
    /** Throws 409 when the address has an account, in whatever case it is written. */
    async signUp({ email, passwordHash, displayName, role }: NewUser): Promise<OpenedSession> {
      try {
        return await db.transaction(async (tx) => {
          const [user] = await tx.query(insertUser, [email, passwordHash, displayName.trim(), role]);
          if (user === undefined) throw new Error("INSERT INTO users returned no row");
          return openSession(tx, user);
        });
      } catch (error) {
        if (isUniqueViolation(error, "users_email")) {
          throw conflict("email_taken", "There is an account with this e-mail address already.");
        }
        throw error;
      }
    },

    async findByEmail(email: string) {
      const row = await db.first(selectByEmail, [email]);
      return row === undefined ? undefined : { row, passwordHash: row.password_hash };
    },

    logIn: (user: UserRow) => openSession(db, user),
  };
}

export type AuthRepository = ReturnType<typeof authRepository>;

function toUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    createdAt: row.created_at.toISOString(),
  };
}

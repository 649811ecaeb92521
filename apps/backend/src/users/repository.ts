import type { ExportReply, User } from "@petswipe/contract";
import { type Database, statement } from "@petswipe/database";
import { toUser, USER_COLUMNS, type UserRow } from "../auth/user-row.ts";
import { notFound } from "../errors.ts";
import { exportStatements } from "./export.ts";

const selectUser = statement<UserRow>("select", "users", `SELECT ${USER_COLUMNS} FROM users WHERE id = $1`);
const selectCredentials = statement<{ email: string; password_hash: string }>(
  "select",
  "users",
  "SELECT email, password_hash FROM users WHERE id = $1",
);
const updateName = statement<UserRow>(
  "update",
  "users",
  `UPDATE users SET display_name = $2 WHERE id = $1 RETURNING ${USER_COLUMNS}`,
);
/** Pets include their shelter's name, so renaming increments their versions. */
const updateOwnPetVersions = statement<{ id: string }>(
  "update",
  "pets",
  "UPDATE pets SET version = version + 1 WHERE shelter_id = $1 RETURNING id",
);
const updateOwnPets = statement<{ id: string }>(
  "update",
  "pets",
  `UPDATE pets SET shelter_id = NULL, version = version + 1, status = CASE status WHEN 'listed' THEN 'withdrawn' ELSE status END
   WHERE shelter_id = $1 RETURNING id`,
);
/** Locks the user before the pets, like renaming, to prevent deadlocks. */
const lockUser = statement("select", "users", "SELECT id FROM users WHERE id = $1 FOR UPDATE");
const deleteUser = statement("delete", "users", "DELETE FROM users WHERE id = $1");

export function usersRepository(db: Database) {
  async function get(id: string): Promise<User> {
    const row = await db.first(selectUser, [id]);
    if (row === undefined) throw notFound("User");
    return toUser(row);
  }

  return {
    get,

    /** Returns the user, and the ids of pets with that name as their shelter's. */
    async rename(id: string, displayName: string): Promise<{ user: User; petIds: string[] }> {
      return db.transaction(async (tx) => {
        const row = await tx.first(updateName, [id, displayName.trim()]);
        if (row === undefined) throw notFound("User");
        const pets = await tx.query(updateOwnPetVersions, [id]);
        return { user: toUser(row), petIds: pets.map((pet) => pet.id) };
      });
    },

    /** The email address and password hash. */
    async credentials(id: string): Promise<{ email: string; passwordHash: string }> {
      const row = await db.first(selectCredentials, [id]);
      if (row === undefined) throw notFound("User");
      return { email: row.email, passwordHash: row.password_hash };
    },

    /** Everything that is stored about the user. */
    async exportAll(id: string): Promise<ExportReply> {
      const [user, ...rows] = await Promise.all([
        get(id),
        db.query(exportStatements.sessions, [id]),
        db.query(exportStatements.swipes, [id]),
        db.query(exportStatements.matches, [id]),
        db.query(exportStatements.adoptions, [id]),
        db.query(exportStatements.pets, [id]),
      ]);
      const [sessions, swipes, matches, adoptions, pets] = rows;
      return { user, sessions, swipes, matches, adoptions, pets };
    },

    /** Deletes the account with its sessions, swipes, matches and adoptions, and withdraws a shelter's listed pets. Returns the ids of changed pets. */
    async remove(id: string): Promise<string[]> {
      return db.transaction(async (tx) => {
        await tx.query(lockUser, [id]);
        const pets = await tx.query(updateOwnPets, [id]);
        await tx.query(deleteUser, [id]);
        return pets.map((pet) => pet.id);
      });
    },
  };
}

export type UsersRepository = ReturnType<typeof usersRepository>;

import type { User } from "@petswipe/contract";
import type { Role } from "@petswipe/metrics";

/** A row with USER_COLUMNS. */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly role: Role;
  readonly created_at: Date;
}

export const USER_COLUMNS = "id, email, display_name, role, created_at";

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    createdAt: row.created_at.toISOString(),
  };
}

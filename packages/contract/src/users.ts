import { type Static, Type } from "typebox";
import { Adoption, Swipe } from "./matching.ts";
import { Pet } from "./pets.ts";
import { body, Id, nullable, Role, Timestamp, text } from "./primitives.ts";

export const Email = Type.String({ format: "email", maxLength: 254 });

/** argon2 has no limit of its own (bcrypt's is 72 bytes); 200 keeps hashing cheap. */
export const Password = Type.String({ minLength: 8, maxLength: 200 });

export const User = Type.Object({
  id: Id,
  email: Email,
  displayName: Type.String(),
  role: Role,
  createdAt: Timestamp,
});
export type User = Static<typeof User>;

export const UserReply = Type.Object({ user: User });
export type UserReply = Static<typeof UserReply>;

export const UpdateMeBody = body({ displayName: text(80) });
export type UpdateMeBody = Static<typeof UpdateMeBody>;

/** Deletion cannot be undone, so it requires the password. */
export const DeleteMeBody = body({ password: Password });
export type DeleteMeBody = Static<typeof DeleteMeBody>;

/** Everything that is stored about one user (GDPR, Article 20). */
export const ExportReply = Type.Object({
  user: User,
  sessions: Type.Array(
    Type.Object({ startedAt: Timestamp, lastSeenAt: Timestamp, expiresAt: Timestamp, endedAt: nullable(Timestamp) }),
  ),
  swipes: Type.Array(Swipe),
  matches: Type.Array(Type.Object({ id: Id, petId: Id, createdAt: Timestamp })),
  adoptions: Type.Array(Type.Object({ ...Adoption.properties, cancelledAt: nullable(Timestamp) })),
  pets: Type.Array(Type.Omit(Pet, ["shelterId", "shelterName"])),
});
export type ExportReply = Static<typeof ExportReply>;

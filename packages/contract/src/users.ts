import { type Static, Type } from "typebox";
import { body, Id, Role, Timestamp, text } from "./primitives.ts";

export const Email = Type.String({ format: "email", maxLength: 254 });

/** 72 bytes was bcrypt's bound; argon2 has none, so 200 only keeps hashing cheap. */
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

/** Deletion cannot be undone, so the password is asked again. */
export const DeleteMeBody = body({ password: Password });
export type DeleteMeBody = Static<typeof DeleteMeBody>;

/** All that is stored about one person (GDPR, article 20). */
export const ExportReply = Type.Object({
  user: User,
  sessions: Type.Array(
    Type.Object({ startedAt: Timestamp, lastSeenAt: Timestamp, endedAt: Type.Union([Timestamp, Type.Null()]) }),
  ),
  swipes: Type.Array(Type.Object({ petId: Id, liked: Type.Boolean(), createdAt: Timestamp })),
  matches: Type.Array(Type.Object({ id: Id, petId: Id, createdAt: Timestamp })),
  adoptions: Type.Array(Type.Object({ id: Id, matchId: Id, status: Type.String(), requestedAt: Timestamp })),
  pets: Type.Array(Type.Object({ id: Id, name: Type.String(), createdAt: Timestamp })),
});
export type ExportReply = Static<typeof ExportReply>;

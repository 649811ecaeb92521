import { stringEnum } from "@petswipe/config/string-enum";
import { type Static, Type } from "typebox";
import { body, text } from "./primitives.ts";
import { Email, Password, User } from "./users.ts";

/** There is no signup for admins. */
export const SignupBody = body({
  email: Email,
  password: Password,
  displayName: text(80),
  role: Type.Optional(stringEnum(["adopter", "shelter"])),
});
export type SignupBody = Static<typeof SignupBody>;

export const LoginBody = body({ email: Email, password: Type.String({ minLength: 1, maxLength: 200 }) });
export type LoginBody = Static<typeof LoginBody>;

/** The token for `Authorization: Bearer`; browsers get it in an HTTP-only cookie as well. */
export const AuthReply = Type.Object({ token: Type.String(), user: User });
export type AuthReply = Static<typeof AuthReply>;

export const ResetRequestBody = body({ email: Email });
export type ResetRequestBody = Static<typeof ResetRequestBody>;

export const ResetConfirmBody = body({ token: Type.String({ minLength: 20, maxLength: 200 }), password: Password });
export type ResetConfirmBody = Static<typeof ResetConfirmBody>;

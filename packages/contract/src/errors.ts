import { type Static, Type } from "typebox";

/** The body of every 4xx and 5xx. `code` is for programs, `message` for users, `requestId` finds the log line. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    requestId: Type.String(),
    details: Type.Optional(
      Type.Array(
        Type.Object({
          where: Type.String({ description: "The invalid field or row" }),
          message: Type.String(),
        }),
      ),
    ),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;

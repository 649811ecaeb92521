import { type Static, Type } from "typebox";

/** What every 4xx and 5xx answers. `code` is for programs, `message` for people, `requestId` finds the log line. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    requestId: Type.String(),
    details: Type.Optional(
      Type.Array(
        Type.Object({
          where: Type.String({ description: "The field or row at fault" }),
          message: Type.String(),
        }),
      ),
    ),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;

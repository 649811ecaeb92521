import { stringEnum } from "@petswipe/config/string-enum";
import { type Static, Type } from "typebox";

const part = stringEnum(["up", "down"]);

/** degraded: everything is answered, some of it slower. unavailable: what needs the database is not. */
export const ReadyReply = Type.Object({
  status: stringEnum(["ready", "degraded", "unavailable"]),
  parts: Type.Object({ database: part, redis: part }),
});
export type ReadyReply = Static<typeof ReadyReply>;

export const LiveReply = Type.Object({ status: stringEnum(["live"]) });
export type LiveReply = Static<typeof LiveReply>;

import { stringEnum } from "@petswipe/config/string-enum";
import { type Static, Type } from "typebox";

const part = stringEnum(["up", "down"]);

/** degraded: every request is answered, some slower. unavailable: requests that need the database fail. */
export const ReadyReply = Type.Object({
  status: stringEnum(["ready", "degraded", "unavailable"]),
  parts: Type.Object({ database: part, redis: part }),
});
export type ReadyReply = Static<typeof ReadyReply>;

export const LiveReply = Type.Object({ status: stringEnum(["live"]) });
export type LiveReply = Static<typeof LiveReply>;

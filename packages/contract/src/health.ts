import { type Static, Type } from "typebox";
import { oneOf } from "./primitives.ts";

const part = oneOf(["up", "down"]);

/** degraded: everything is answered, some of it slower. unavailable: what needs the database is not. */
export const ReadyReply = Type.Object({
  status: oneOf(["ready", "degraded", "unavailable"]),
  parts: Type.Object({ database: part, redis: part }),
});
export type ReadyReply = Static<typeof ReadyReply>;

export const LiveReply = Type.Object({ status: oneOf(["live"]) });
export type LiveReply = Static<typeof LiveReply>;

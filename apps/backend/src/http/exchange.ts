import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "./types.ts";

/** nginx's code for a client that left before the answer; no server sends it. */
const CLIENT_CLOSED_REQUEST = 499;

/** Calls `observe` exactly once for each exchange, when the response is sent or the client is gone. */
export function onExchangeEnd(
  app: App,
  observe: (request: FastifyRequest, reply: FastifyReply, status: number) => void,
): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.raw.once("close", () => {
      observe(request, reply, reply.raw.writableFinished ? reply.statusCode : CLIENT_CLOSED_REQUEST);
    });
  });
}

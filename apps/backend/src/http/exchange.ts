import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "./types.ts";

/** nginx's code for a client that left before the answer; no server sends it. */
const CLIENT_CLOSED_REQUEST = 499;

/** Of an answer that we broke off: its headers said otherwise, but nobody got it. */
const BROKEN_OFF = 500;

/** Calls `observe` exactly once for each exchange, when the response is sent, breaks off, or the client is gone. */
export function onExchangeEnd(
  app: App,
  observe: (request: FastifyRequest, reply: FastifyReply, status: number) => void,
): void {
  const broken = new WeakSet<FastifyReply>();
  app.addHook("onRequest", async (request, reply) => {
    reply.raw.once("close", () => {
      const unfinished = broken.has(reply) ? BROKEN_OFF : CLIENT_CLOSED_REQUEST;
      observe(request, reply, reply.raw.writableFinished ? reply.statusCode : unfinished);
    });
  });
  app.addHook("onSend", async (_request, reply, payload) => {
    // A client that leaves ends the stream without an error.
    if (payload instanceof Readable) payload.once("error", () => broken.add(reply));
  });
}

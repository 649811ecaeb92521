import type { IncomingMessage } from "node:http";
import { isRequestId } from "@petswipe/contract";
import type { App } from "./types.ts";

/** The client's X-Request-Id, so that a request has one id across services, or a new one. */
export function requestId(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return isRequestId(given) ? given : crypto.randomUUID();
}

export function returnRequestId(app: App): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
}

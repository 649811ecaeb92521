import type { IncomingMessage } from "node:http";
import type { App } from "./types.ts";

/** What a proxy may hand us as a request's id: short and harmless in a log. */
const GIVEN = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's X-Request-Id, so that a request keeps its id across services, or a new one. */
export function requestId(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && GIVEN.test(given) ? given : crypto.randomUUID();
}

export function returnRequestId(app: App): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
}

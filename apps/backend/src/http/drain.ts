import type { App } from "./types.ts";

/**
 * While the app is closing, each response closes its connection. Otherwise a client that keeps its connection alive would
 * delay the shutdown until the drain timeout.
 */
export function drainConnections(app: App): void {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) reply.header("connection", "close");
  });
}

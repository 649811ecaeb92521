import type { App } from "./types.ts";

/**
 * Once the app is closing, each answer ends its connection. Else a client that keeps its connection alive after a
 * request that was under way would hold up the end until the drain's time is over.
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

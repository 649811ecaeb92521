import type { RequestTimings } from "./timings.ts";
import type { App } from "./types.ts";

/** Gives each request its timings, in all that it calls. */
export function followRequests(app: App, timings: RequestTimings): void {
  app.decorateRequest("timings");
  app.addHook("onRequest", (request, _reply, done) => {
    request.timings = timings.start();
    timings.run(request.timings, done);
  });
  // A body arrives in events of the socket, which do not carry the request's context.
  app.addHook("preValidation", (request, _reply, done) => timings.run(request.timings, done));
}

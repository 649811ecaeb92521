import type { RequestTimings } from "./timings.ts";
import type { App } from "./types.ts";

/** Provides each request's timings to all code that it calls. */
export function followRequests(app: App, timings: RequestTimings): void {
  app.decorateRequest("timings");
  app.addHook("onRequest", (request, _reply, done) => {
    request.timings = timings.start();
    timings.run(request.timings, done);
  });
  // A body arrives in socket events, which lose the request's async context.
  app.addHook("preValidation", (request, _reply, done) => timings.run(request.timings, done));
}

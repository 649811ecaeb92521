import { onExchangeEnd } from "./exchange.ts";
import { isOperation } from "./operations.ts";
import type { App } from "./types.ts";

/** One line a request: route template, status and time; never the query string, which may hold tokens. */
export function logAccess(app: App): void {
  onExchangeEnd(app, (request, reply, status) => {
    const level = isOperation(request) && status < 500 ? "debug" : "info";
    request.log[level](
      {
        method: request.method,
        route: request.routeOptions.url ?? "unmatched",
        status,
        durationMs: Math.round((performance.now() - request.timings.startedAt) * 10) / 10,
        bytes: Number(reply.getHeader("content-length") ?? 0),
      },
      "request",
    );
  });
}

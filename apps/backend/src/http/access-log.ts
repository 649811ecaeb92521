import type { ExchangeObserver } from "./exchange.ts";
import { isOperation } from "./operations.ts";

/** One line per request: route template, status and duration; never the query string, which may contain tokens. */
export const logAccess: ExchangeObserver = (request, { path, status, seconds, responseBytes }) => {
  const level = isOperation(request) && status < 500 ? "debug" : "info";
  request.log[level](
    {
      method: request.method,
      route: path,
      status,
      durationMs: Math.round(seconds * 10_000) / 10,
      bytes: responseBytes,
    },
    "request",
  );
};

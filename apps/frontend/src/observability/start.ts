import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createLogger, type Logger } from "@petswipe/logging";
import { services } from "@petswipe/metrics";
import { type Exchange, observeExchange, recordExchange } from "@petswipe/metrics/http";
import { collectDefaultMetrics, createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import type { Config } from "../config.ts";
import { admit, REQUEST_ID } from "./arrival.ts";
import { templateOf } from "./routes.ts";
import { hasRuntime, setRuntime } from "./runtime.ts";

/** Monitoring and asset requests: measured, but not logged. */
const UNLOGGED: ReadonlySet<string> = new Set(["/_next/*", "/health/live", "/metrics"]);

/** Creates the process's registry and logger, and observes all HTTP requests from now on. Later calls do nothing. */
export function startObserving(config: Config): void {
  if (hasRuntime()) return;
  const registry = createRegistry();
  collectDefaultMetrics({ register: registry });
  const instruments = createInstruments(services.frontend, registry);
  const logger = createLogger({ service: "frontend", environment: config.NODE_ENV, level: config.LOG_LEVEL });
  const scrapePass = randomUUID();
  setRuntime({ config, logger, registry, scrapePass });

  // Published by node:http before the server's listeners run, so before Next reads or changes the request.
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    admit(request, response, { scrapePass, metricsToken: config.METRICS_TOKEN });
    observeExchange(request, response, {
      startedAt,
      route: () => templateOf(request.url ?? ""),
      onEnd: (exchange) => {
        recordExchange(instruments, exchange);
        log(logger, exchange, request.headers[REQUEST_ID]);
      },
    });
  });
}

function log(logger: Logger, exchange: Exchange, requestId: unknown): void {
  if (UNLOGGED.has(exchange.path)) return;
  const { method, path, status, seconds, responseBytes: bytes } = exchange;
  logger.info({ requestId, method, path, status, durationMs: Math.round(seconds * 1000), bytes }, "request");
}

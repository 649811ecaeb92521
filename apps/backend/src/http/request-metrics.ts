import type { services } from "@petswipe/metrics";
import { recordExchange } from "@petswipe/metrics/http";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyRequest } from "fastify";
import type { ExchangeObserver } from "./exchange.ts";
import type { Timings } from "./timings.ts";
import type { App } from "./types.ts";

type BackendInstruments = Instruments<typeof services.backend>;

/** Records RED metrics by route template, sizes, and the layer durations of routed requests. */
export function recordRequests(metrics: BackendInstruments): ExchangeObserver {
  return (request, exchange) => {
    recordExchange(metrics, exchange);
    if (request.routeOptions.url !== undefined) observeLayers(metrics, request.timings, exchange.seconds);
  };
}

function observeLayers(metrics: BackendInstruments, timings: Timings, total: number): void {
  const end = performance.now();
  const handlerStart = timings.handlerStartedAt ?? end;
  const handler = ((timings.handlerEndedAt ?? end) - handlerStart) / 1000;
  const before = timings.serviceSecondsBeforeHandler;
  const layers = {
    middleware: (handlerStart - timings.startedAt) / 1000 - before,
    controller: handler - (timings.serviceSeconds - before),
    service: timings.serviceSeconds - timings.databaseSeconds,
    database: timings.databaseSeconds,
    total,
  } as const;
  for (const [layer, seconds] of Object.entries(layers) as [keyof typeof layers, number][]) {
    // Parallel queries of one request can add up to more than the elapsed time.
    metrics.http_layer_duration_seconds.observe({ layer }, Math.max(0, seconds));
  }
}

/** Records when a request enters and leaves its handler. Register it after all other hooks. */
export function markHandler(app: App): void {
  app.addHook("preHandler", async (request: FastifyRequest) => {
    const { timings } = request;
    timings.handlerStartedAt = performance.now();
    timings.serviceSecondsBeforeHandler = timings.serviceSeconds;
  });
  app.addHook("onSend", async (request: FastifyRequest) => {
    request.timings.handlerEndedAt = performance.now();
  });
}

import { httpMethod, routeTemplate, type services, statusCode } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyReply, FastifyRequest } from "fastify";
import { onExchangeEnd } from "./exchange.ts";
import type { Timings } from "./timings.ts";
import type { App } from "./types.ts";

type BackendInstruments = Instruments<typeof services.backend>;

/** Observes every exchange once: RED by route template, sizes, and the layers' times of routed ones. */
export function observeRequests(app: App, metrics: BackendInstruments): void {
  onExchangeEnd(app, (request, reply, status) => {
    const route = { method: httpMethod(request.method), path: routeTemplate(request.routeOptions.url) };
    const seconds = (performance.now() - request.timings.startedAt) / 1000;
    metrics.http_requests_total.inc({ ...route, status: statusCode(status) });
    metrics.http_request_duration_seconds.observe(route, seconds);
    metrics.http_request_size_bytes.observe(route, contentLength(request.headers["content-length"]));
    metrics.http_response_size_bytes.observe(route, contentLength(reply.getHeader("content-length")));
    if (request.routeOptions.url !== undefined) observeLayers(metrics, request.timings, seconds);
  });
}

function contentLength(
  header: FastifyReply["getHeader"] extends (name: string) => infer Value ? Value : never,
): number {
  const length = Number(header ?? 0);
  return Number.isFinite(length) ? length : 0;
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
    // Queries of one request that run side by side add up to more than the time that passed.
    metrics.http_layer_duration_seconds.observe({ layer }, Math.max(0, seconds));
  }
}

/** Marks where a request enters and leaves its handler. Registered after everything that comes before handlers. */
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

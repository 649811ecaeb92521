import { Readable } from "node:stream";
import { routeTemplate } from "@petswipe/metrics";
import { type Exchange, observeExchange } from "@petswipe/metrics/http";
import type { FastifyRequest } from "fastify";
import type { App } from "./types.ts";

export type ExchangeObserver = (request: FastifyRequest, exchange: Exchange) => void;

/** Calls each observer exactly once per exchange: when the response is sent or aborted, or the client disconnects. */
export function observeExchanges(app: App, observers: readonly ExchangeObserver[]): void {
  const broken = new WeakSet<FastifyRequest>();
  app.addHook("onRequest", async (request, reply) => {
    observeExchange(request.raw, reply.raw, {
      startedAt: request.timings.startedAt,
      route: () => routeTemplate(request.routeOptions.url),
      isBroken: () => broken.has(request),
      onEnd: (exchange) => {
        for (const observe of observers) observe(request, exchange);
      },
    });
  });
  app.addHook("onSend", async (request, _reply, payload) => {
    // Fastify then aborts the response without an error, just as when the client disconnects.
    if (payload instanceof Readable) payload.once("error", () => broken.add(request));
  });
}

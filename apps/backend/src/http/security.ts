import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { services } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyRequest } from "fastify";
import type { RedisBreaker } from "../cache/breaker.ts";
import type { BackendConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import { isOperation } from "./operations.ts";
import { rateStore } from "./rateStore.ts";
import type { App } from "./types.ts";

interface SecurityOptions {
  readonly config: BackendConfig;
  readonly breaker: RedisBreaker;
  readonly metrics: Instruments<typeof services.backend>;
}

const TIME_WINDOW = "1 minute";

/** For `config` of a route that has a limit of its own instead of everybody's. */
export const OWN_RATE_LIMIT = { rateLimit: false } as const;

/**
 * An onRequest hook with the tighter limit of routes that are guessed at (passwords, addresses). They share it: one
 * hook for all of them, since the plugin counts per route what is limited by a route's own options.
 */
export function authRateLimit(app: App, { config, metrics }: Omit<SecurityOptions, "breaker">) {
  return app.rateLimit({
    max: config.AUTH_RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `auth-${addressOf(request)}`,
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "auth" }),
  });
}

export type RateLimit = ReturnType<typeof authRateLimit>;

/** Who is counted: an IPv4 address, or the /64 network that a provider gives to one customer. */
const addressOf = (request: FastifyRequest) => normalizeIP(request.ip);

export async function secure(app: App, { config, breaker, metrics }: SecurityOptions): Promise<void> {
  await app.register(helmet, { crossOriginResourcePolicy: { policy: "same-site" } });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.split(",").map((origin) => origin.trim()),
    credentials: true,
    // OPTIONS of somebody who is no browser is answered like a browser's, not with the plugin's own kind of error.
    strictPreflight: false,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    store: rateStore(breaker),
    keyGenerator: addressOf,
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "global" }),
    errorResponseBuilder: (_request, context) =>
      new AppError(429, "rate_limited", `Too many requests. Try again in ${context.after}.`),
  });
  limitAll(app);
}

/**
 * As a hook of the app, which runs before a route's own: the plugin would put it behind them, and a request that a guard
 * refuses would never be counted.
 */
function limitAll(app: App): void {
  const limit = app.rateLimit();
  app.addHook("onRequest", async (request, reply) => {
    const hasOwnLimit = request.routeOptions.config.rateLimit === false;
    if (!hasOwnLimit && !isOperation(request)) await limit.call(app, request, reply);
  });
}

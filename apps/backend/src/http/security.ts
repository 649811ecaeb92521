import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { services } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Redis } from "ioredis";
import type { BackendConfig } from "../config.ts";
import { AppError } from "../errors.ts";
import type { App } from "./types.ts";

interface SecurityOptions {
  readonly config: BackendConfig;
  readonly redis: Redis | undefined;
  readonly metrics: Instruments<typeof services.backend>;
}

const TIME_WINDOW = "1 minute";

/** For `config` of a route that has a limit of its own instead of the global one. */
export const OWN_RATE_LIMIT = { rateLimit: false } as const;

/**
 * An onRequest hook with the tighter limit of routes that are guessed at (passwords, addresses). They share it: one
 * hook for all of them, since the plugin counts per route what is limited by a route's own options.
 */
export function authRateLimit(app: App, { config, metrics }: Omit<SecurityOptions, "redis">) {
  return app.rateLimit({
    max: config.AUTH_RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `auth-${request.ip}`,
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "auth" }),
  });
}

export type RateLimit = ReturnType<typeof authRateLimit>;

export async function secure(app: App, { config, redis, metrics }: SecurityOptions): Promise<void> {
  await app.register(helmet, { crossOriginResourcePolicy: { policy: "same-site" } });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.split(",").map((origin) => origin.trim()),
    credentials: true,
    // OPTIONS of somebody who is no browser is answered like a browser's, not with the plugin's own kind of error.
    strictPreflight: false,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: config.RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    nameSpace: "rate-limit:",
    // With Redis out of reach requests are let through: a missing limit hurts less than a missing service.
    skipOnError: true,
    ...(redis === undefined ? {} : { redis }),
    allowList: (request) => /^\/(metrics|health\/)/.test(request.url),
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "global" }),
    errorResponseBuilder: (_request, context) =>
      new AppError(429, "rate_limited", `Too many requests. Try again in ${context.after}.`),
  });
}

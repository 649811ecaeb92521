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

/** Routes that are guessed at (passwords, addresses) have this tighter limit, which they share. */
export function authRateLimit(config: BackendConfig) {
  return { rateLimit: { max: config.AUTH_RATE_LIMIT_MAX, timeWindow: "1 minute", groupId: "auth" } } as const;
}

export async function secure(app: App, { config, redis, metrics }: SecurityOptions): Promise<void> {
  await app.register(helmet, { crossOriginResourcePolicy: { policy: "same-site" } });
  await app.register(cors, {
    origin: config.CORS_ORIGINS.split(",").map((origin) => origin.trim()),
    credentials: true,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: config.RATE_LIMIT_MAX,
    timeWindow: "1 minute",
    nameSpace: "rate-limit:",
    // With Redis out of reach requests are let through: a missing limit hurts less than a missing service.
    skipOnError: true,
    ...(redis === undefined ? {} : { redis }),
    allowList: (request) => /^\/(metrics|health\/)/.test(request.url),
    onExceeded: (request) => {
      const limit = isAuthRoute(request.routeOptions.config) ? "auth" : "global";
      metrics.rate_limit_hits_total.inc({ limit });
    },
    errorResponseBuilder: (_request, context) =>
      new AppError(429, "rate_limited", `Too many requests. Try again in ${context.after}.`),
  });
}

function isAuthRoute(config: object): boolean {
  const limit = "rateLimit" in config ? config.rateLimit : undefined;
  return typeof limit === "object" && limit !== null && "groupId" in limit && limit.groupId === "auth";
}

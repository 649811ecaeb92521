import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import type { services } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { FastifyRequest } from "fastify";
import type { BackendConfig } from "../config.ts";
import { TooManyRequestsError } from "../errors.ts";
import { isOperation } from "../http/operations.ts";
import type { App } from "../http/types.ts";
import type { RateCounter } from "./counter.ts";
import { rateStore } from "./store.ts";

interface LimitOptions {
  readonly config: BackendConfig;
  readonly counter: RateCounter;
  readonly metrics: Instruments<typeof services.backend>;
}

const TIME_WINDOW = "1 minute";

/** The global limit per address, for all routes except those with OWN_RATE_LIMIT and those for monitoring. Answers 429. */
export async function limitRates(app: App, { config, counter, metrics }: LimitOptions): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: config.RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    store: rateStore(counter),
    keyGenerator: addressOf,
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "global" }),
    errorResponseBuilder: (_request, context) =>
      new TooManyRequestsError(tooMany(context.after), Math.ceil(context.ttl / 1000)),
  });
  limitAll(app);
}

/**
 * As a hook of the app, which runs before those of routes: the plugin would run it after them, and requests that a guard
 * refuses would not be counted.
 */
function limitAll(app: App): void {
  const limit = app.rateLimit();
  app.addHook("onRequest", async (request, reply) => {
    const hasOwnLimit = request.routeOptions.config.rateLimit === false;
    if (!hasOwnLimit && !isOperation(request)) await limit.call(app, request, reply);
  });
}

/** For `config` of a route that has its own limit instead of the global one. */
export const OWN_RATE_LIMIT = { rateLimit: false } as const;

/**
 * An onRequest hook with the stricter limit of routes that accept passwords or addresses. One hook for all of them, so that
 * they share the limit: the plugin counts limits in route options per route.
 */
export function authRateLimit(app: App, { config, metrics }: Omit<LimitOptions, "counter">) {
  return app.rateLimit({
    max: config.AUTH_RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `auth-${addressOf(request)}`,
    onExceeded: () => metrics.rate_limit_hits_total.inc({ limit: "auth" }),
  });
}

export type RateLimit = ReturnType<typeof authRateLimit>;

/**
 * The global limit per account, for requests with a session, so that many addresses do not raise an account's limit.
 * Throws 429.
 */
export function accountRateLimit(app: App, { config, metrics }: Omit<LimitOptions, "counter">) {
  const count = app.createRateLimit({
    max: config.RATE_LIMIT_MAX,
    timeWindow: TIME_WINDOW,
    keyGenerator: (request) => `user-${request.session.userId}`,
  });
  return async (request: FastifyRequest): Promise<void> => {
    const limit = await count(request);
    if (limit.isAllowed || !limit.isExceeded) return;
    metrics.rate_limit_hits_total.inc({ limit: "global" });
    throw new TooManyRequestsError(tooMany(`${limit.ttlInSeconds} seconds`), limit.ttlInSeconds);
  };
}

export type AccountRateLimit = ReturnType<typeof accountRateLimit>;

const tooMany = (wait: string) => `Too many requests. Try again in ${wait}.`;

/** The key of a client: its IPv4 address, or its IPv6 /64 network, which a provider assigns to one customer. */
const addressOf = (request: FastifyRequest) => normalizeIP(request.ip);

import type { Logger } from "@petswipe/logging";
import { KPI_NAMES } from "@petswipe/metrics";
import { serveMetrics } from "@petswipe/metrics/fastify";
import type { Registry } from "@petswipe/metrics/instruments";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Freshness } from "./freshness.ts";

export interface AppParts {
  readonly logger: Logger;
  readonly registry: Registry;
  readonly metricsToken: string | undefined;
  readonly freshness: Freshness;
}

/** The exporter's HTTP server. A scrape reads memory only; collection runs separately. */
export function buildApp({ logger, registry, metricsToken, freshness }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  serveMetrics(app, registry, metricsToken);
  app.get("/health/live", async () => ({ status: "live" }));
  // A failing KPI must not hide the others: only an exporter without any is not ready.
  app.get("/health/ready", async (_request, reply) => {
    const unfit = freshness.unfit();
    const none = unfit.length === KPI_NAMES.length;
    if (none) reply.code(503);
    return { status: none ? "unavailable" : unfit.length > 0 ? "degraded" : "ready", unfit };
  });
  return app;
}

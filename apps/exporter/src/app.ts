import type { Logger } from "@petswipe/logging";
import { KPI_NAMES } from "@petswipe/metrics";
import { serveMetrics } from "@petswipe/metrics/fastify";
import type { Registry } from "@petswipe/metrics/instruments";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";

export interface AppParts {
  readonly logger: Logger;
  readonly registry: Registry;
  readonly metricsToken: string | undefined;
  /** Names of the KPIs whose last collection succeeded. */
  readonly fresh: () => readonly string[];
}

/** What the exporter serves. A scrape reads memory; collection runs beside it. */
export function buildApp({ logger, registry, metricsToken, fresh }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  serveMetrics(app, registry, metricsToken);
  app.get("/health/live", async () => ({ status: "live" }));
  app.get("/health/ready", async (_request, reply) => {
    const stale = KPI_NAMES.filter((name) => !fresh().includes(name));
    if (stale.length > 0) reply.code(503);
    return {
      status: stale.length === 0 ? "ready" : "unavailable",
      parts: { kpis: stale.length === 0 ? "up" : "down" },
      stale,
    };
  });
  return app;
}

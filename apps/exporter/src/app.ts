import type { Logger } from "@petswipe/logging";
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

/** What the exporter serves. A scrape reads memory; collection runs beside it. */
export function buildApp({ logger, registry, metricsToken, freshness }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  serveMetrics(app, registry, metricsToken);
  app.get("/health/live", async () => ({ status: "live" }));
  app.get("/health/ready", async (_request, reply) => {
    const unfit = freshness.unfit();
    if (unfit.length > 0) reply.code(503);
    return {
      status: unfit.length === 0 ? "ready" : "unavailable",
      parts: { kpis: unfit.length === 0 ? "up" : "down" },
      unfit,
    };
  });
  return app;
}

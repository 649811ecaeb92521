import type { Logger } from "@petswipe/logging";
import { serveMetrics } from "@petswipe/metrics/fastify";
import type { Registry } from "@petswipe/metrics/instruments";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { State } from "./state.ts";

export interface AppParts {
  readonly logger: Logger;
  readonly registry: Registry;
  readonly metricsToken: string | undefined;
  readonly state: State;
}

/** The HTTP server. It answers from memory, so that scrapes work during a backup. */
export function buildApp({ logger, registry, metricsToken, state }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  serveMetrics(app, registry, metricsToken);
  app.get("/health/live", async () => ({ status: "live" }));
  // A failed backup is reported by alerts. The service stays ready to retry it, and a restart would not help.
  app.get("/health/ready", async () => {
    const unfit = state.unfit();
    return { status: unfit.length > 0 ? "degraded" : "ready", unfit };
  });
  return app;
}

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

/** What the service serves, from memory: a scrape works while a backup is under way. */
export function buildApp({ logger, registry, metricsToken, state }: AppParts): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = logger;
  const app = Fastify({ loggerInstance, logController: new LogController({ disableRequestLogging: true }) });
  serveMetrics(app, registry, metricsToken);
  app.get("/health/live", async () => ({ status: "live" }));
  // A backup that fails is for the alerts to tell. The service is fit to try again, and a restart would mend nothing.
  app.get("/health/ready", async () => {
    const unfit = state.unfit();
    return { status: unfit.length > 0 ? "degraded" : "ready", unfit };
  });
  return app;
}

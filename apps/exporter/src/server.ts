import { configOrExit, listenOrExit } from "@petswipe/config";
import { createLogger } from "@petswipe/logging";
import { kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import { collectDefaultMetrics, createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import closeWithGrace from "close-with-grace";
import { buildApp } from "./app.ts";
import { collect } from "./collect.ts";
import { readConfig } from "./config.ts";
import { trackFreshness } from "./freshness.ts";
import { kpis } from "./kpis/all.ts";
import { openPool } from "./pool.ts";
import { repeat } from "./repeat.ts";

const config = configOrExit(() => readConfig(process.env));
const logger = createLogger({ service: "exporter", environment: config.NODE_ENV, level: config.LOG_LEVEL });
const registry = createRegistry();
collectDefaultMetrics({ register: registry });
// A KPI is absent until it is collected; 0 would be wrong.
const instruments = createInstruments(kpiMetrics, registry, { startAtZero: false });
const self = createInstruments(kpiSelfMetrics, registry);
const freshness = trackFreshness(self);
const pool = openPool(config.DATABASE_URL, (error) =>
  logger.warn({ err: error }, "an idle database connection was lost"),
);

const intervalMs = config.KPI_INTERVAL_SECONDS * 1000;
const options = { kpis, pool, instruments, self, freshness, logger, foldMinAgeMs: intervalMs / 2 };
const app = buildApp({ logger, registry, metricsToken: config.METRICS_TOKEN, freshness });
const collection = repeat(() => collect(options), intervalMs);

closeWithGrace({ delay: 5_000, logger: false }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, "stopping because of an error");
  else logger.info({ signal }, "stopping");
  await app.close();
  await collection.stop();
  await pool.end();
});

await listenOrExit(app, { host: config.HOST, port: config.PORT });

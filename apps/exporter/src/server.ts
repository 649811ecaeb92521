import { configOrExit, listenOrExit } from "@petswipe/config";
import { createLogger } from "@petswipe/logging";
import { kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import { collectDefaultMetrics, createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import closeWithGrace from "close-with-grace";
import pg from "pg";
import { buildApp } from "./app.ts";
import { createCollector } from "./collector.ts";
import { readConfig } from "./config.ts";
import { kpis } from "./kpis/all.ts";

const config = configOrExit(() => readConfig(process.env));
const logger = createLogger({ service: "exporter", environment: config.NODE_ENV, level: config.LOG_LEVEL });
const registry = createRegistry();
collectDefaultMetrics({ register: registry });
const metrics = {
  // A KPI is absent until it was collected: 0 would be a claim.
  ...createInstruments(kpiMetrics, registry, { startAtZero: false }),
  ...createInstruments(kpiSelfMetrics, registry),
};

const pool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: 3,
  application_name: "petswipe-exporter",
  connectionTimeoutMillis: 2_000,
  statement_timeout: 10_000,
  query_timeout: 11_000,
});
pool.on("error", (error) => logger.warn({ err: error }, "an idle database connection was lost"));

const collector = createCollector({ kpis, pool, metrics, logger, intervalMs: config.KPI_INTERVAL_SECONDS * 1000 });
const app = buildApp({ logger, registry, metricsToken: config.METRICS_TOKEN, fresh: collector.fresh });

closeWithGrace({ delay: 5_000, logger: false }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, "stopping because of an error");
  else logger.info({ signal }, "stopping");
  await app.close();
  await collector.stop();
  await pool.end();
});

collector.start();
await listenOrExit(app, { host: config.HOST, port: config.PORT });

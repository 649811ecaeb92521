import { configOrExit, listenOrExit } from "@petswipe/config";
import { openDatabase } from "@petswipe/database";
import { createLogger } from "@petswipe/logging";
import { services } from "@petswipe/metrics";
import { collectDefaultMetrics, createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import closeWithGrace from "close-with-grace";
import { buildApp } from "./app.ts";
import { openRedis } from "./cache/redis.ts";
import { readConfig } from "./config.ts";
import { createRequestTimings } from "./http/timings.ts";
import { createMailer } from "./mail/mailer.ts";

/** Running requests get this long to finish after a signal. */
const DRAIN_MS = 10_000;

const config = configOrExit(() => readConfig(process.env));
const logger = createLogger({ service: "backend", environment: config.NODE_ENV, level: config.LOG_LEVEL });
const registry = createRegistry();
collectDefaultMetrics({ register: registry });
const metrics = createInstruments(services.backend, registry);
const timings = createRequestTimings();

const db = openDatabase({
  url: config.DATABASE_URL,
  maxConnections: config.DATABASE_POOL_MAX,
  applicationName: "petswipe-backend",
  statementTimeoutMs: 5_000,
  connectTimeoutMs: 2_000,
  metrics,
  onIdleError: (error) => logger.warn({ err: error }, "an idle database connection was lost"),
  onQuery: timings.addDatabase,
});
const redis = config.REDIS_URL === undefined ? undefined : openRedis(config.REDIS_URL, logger);
const mailer = createMailer(config, logger);
const app = await buildApp({ config, db, redis, logger, registry, metrics, timings, mailer });

closeWithGrace({ delay: DRAIN_MS, logger: false }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, "stopping because of an error");
  else logger.info({ signal }, "stopping: no new requests, finishing those in progress");
  await app.close();
  await mailer.close();
  redis?.disconnect();
  await db.close();
});

await listenOrExit(app, { host: config.HOST, port: config.PORT });

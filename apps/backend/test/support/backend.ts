import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@petswipe/database";
import { createTestDatabase } from "@petswipe/database/testing";
import { type RedisServer, startRedis } from "@petswipe/embedded";
import { createLogger } from "@petswipe/logging";
import { services } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import { buildApp } from "../../src/app.ts";
import { openRedis } from "../../src/cache/redis.ts";
import { readConfig } from "../../src/config.ts";
import { createRequestTimings } from "../../src/http/timings.ts";
import { createMailer } from "../../src/mail/mailer.ts";
import { memoryLog } from "./log.ts";

export type Backend = Awaited<ReturnType<typeof startBackend>>;

/** Servers that a test has started itself, or shares between backends. They are not stopped by close(). */
export interface Servers {
  readonly databaseUrl?: string;
  readonly redis?: RedisServer;
}

const keep = async () => {};

/** The whole backend in this process, by default with its own database and Redis. */
export async function startBackend(env: Record<string, string> = {}, servers: Servers = {}) {
  const directory = await mkdtemp(join(tmpdir(), "petswipe-backend-"));
  const database =
    servers.databaseUrl === undefined ? await createTestDatabase() : { url: servers.databaseUrl, drop: keep };
  const redisServer = servers.redis ?? (await startRedis({ dir: join(directory, "redis") }));
  const log = memoryLog();
  const logger = createLogger({ service: "backend", environment: "test", level: "debug", destination: log.stream });
  const config = readConfig({
    NODE_ENV: "test",
    DATABASE_URL: database.url,
    REDIS_URL: redisServer.url,
    JWT_SECRET: "a secret of the tests that is of no use elsewhere",
    RATE_LIMIT_MAX: "1000000",
    AUTH_RATE_LIMIT_MAX: "1000000",
    AUTH_ACCOUNT_LIMIT_MAX: "1000000",
    PHOTO_DIR: join(directory, "photos"),
    ...env,
  });
  const registry = createRegistry();
  const metrics = createInstruments(services.backend, registry);
  const timings = createRequestTimings();
  const db = openDatabase({
    url: config.DATABASE_URL,
    maxConnections: config.DATABASE_POOL_MAX,
    applicationName: "petswipe-backend-test",
    statementTimeoutMs: 5_000,
    connectTimeoutMs: 2_000,
    metrics,
    onIdleError: (error) => logger.warn({ err: error }, "an idle database connection was lost"),
    onQuery: timings.addDatabase,
  });
  const redis = openRedis(redisServer.url, logger);
  await new Promise((resolve) => redis.once("ready", resolve));
  const mailer = createMailer(config, logger);
  const app = await buildApp({ config, db, redis, logger, registry, metrics, timings, mailer });
  await app.ready();

  return {
    app,
    config,
    db,
    log,
    logger,
    metrics,
    redis,
    redisServer,
    registry,
    databaseUrl: database.url,
    /** For another backend on the same servers. */
    servers: { databaseUrl: database.url, redis: redisServer },
    async close() {
      await app.close();
      await mailer.close();
      redis.disconnect();
      await db.close();
      if (servers.redis === undefined) await redisServer.stop();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

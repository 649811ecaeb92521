import { secret } from "@petswipe/config/secret";
import type { PostgresServer } from "@petswipe/embedded";
import { type DatabaseUrls, prepareGivenDatabase, prepareOwnDatabase } from "./database.ts";
import { mayFill } from "./external-database.ts";
import { alertSink } from "./services/alert-sink.ts";
import { alertmanager } from "./services/alertmanager.ts";
import { backend } from "./services/backend.ts";
import { exporter } from "./services/exporter.ts";
import { frontend } from "./services/frontend.ts";
import { nodeExporter } from "./services/node-exporter.ts";
import { postgres } from "./services/postgres.ts";
import { postgresExporter } from "./services/postgres-exporter.ts";
import { prometheus } from "./services/prometheus.ts";
import { redis } from "./services/redis.ts";
import { redisExporter } from "./services/redis-exporter.ts";
import { traffic } from "./services/traffic.ts";
import type { Stack } from "./stack.ts";
import type { Supervisor } from "./supervisor.ts";

async function startDatabase(stack: Stack, supervisor: Supervisor): Promise<DatabaseUrls> {
  const { log, paths, settings } = stack;
  const given = settings.DATABASE_URL;
  if (given) return prepareGivenDatabase(given, mayFill(given, settings.DEV_SEED), log);
  let server: PostgresServer | undefined;
  await supervisor.start(
    postgres(stack, (started) => {
      server = started;
    }),
  );
  return prepareOwnDatabase((server as PostgresServer).url, paths.secrets, log);
}

/** The URL of REDIS_URL or of the embedded Redis. Undefined if neither is available; the backend runs without Redis. */
async function startRedis(stack: Stack, supervisor: Supervisor): Promise<string | undefined> {
  if (stack.settings.REDIS_URL) return stack.settings.REDIS_URL;
  const spec = redis(stack);
  return (await supervisor.startOptional(spec)) ? spec.url : undefined;
}

async function startApplications(stack: Stack, supervisor: Supervisor): Promise<DatabaseUrls> {
  const [urls, redisUrl] = await Promise.all([startDatabase(stack, supervisor), startRedis(stack, supervisor)]);
  const jwtSecret = await secret(stack.paths.secrets, "jwt");
  await Promise.all([
    supervisor.start(backend(stack, { databaseUrl: urls.backend, redisUrl, jwtSecret })),
    supervisor.start(exporter(stack, urls.exporter)),
    supervisor.startOptional(postgresExporter(stack, urls.monitor)),
    redisUrl && supervisor.startOptional(redisExporter(stack, redisUrl)),
    supervisor.startOptional(prometheus(stack, redisUrl !== undefined)),
  ]);
  return urls;
}

/** Alertmanager, after the sink for the channels that are not configured. */
async function startAlerting(stack: Stack, supervisor: Supervisor): Promise<void> {
  const hasSink = await supervisor.startOptional(alertSink(stack));
  await supervisor.startOptional(alertmanager(stack, hasSink));
}

/** Starts everything, in parallel where possible. Throws when an application cannot start. */
export async function startStack(stack: Stack, supervisor: Supervisor, withTraffic: boolean): Promise<DatabaseUrls> {
  const [urls] = await Promise.all([
    startApplications(stack, supervisor),
    supervisor.start(frontend(stack)),
    supervisor.startOptional(nodeExporter(stack)),
    startAlerting(stack, supervisor),
  ]);
  if (withTraffic) await supervisor.start(traffic(stack));
  return urls;
}

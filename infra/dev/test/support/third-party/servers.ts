import { once } from "node:events";
import { cp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { type PostgresServer, startPostgres, startRedis } from "@petswipe/embedded";
import { collectDefaultMetrics, createRegistry } from "@petswipe/metrics/instruments";
import pg from "pg";
import { type DatabaseUrls, prepareOwnDatabase } from "../../../database.ts";
import { postgres } from "../../../services/postgres.ts";
import { redis } from "../../../services/redis.ts";
import type { Stack } from "../../../stack.ts";

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "third-party" });
  await client.connect();
  await use(client);
  return client;
}

/** The native stack's PostgreSQL with demo data, an open transaction, and a replica that streams from a slot. */
export async function startReplicatedPostgres(stack: Stack, cleanUp: AsyncDisposableStack): Promise<DatabaseUrls> {
  const { paths, ports, log } = stack;
  const started: PostgresServer[] = [];
  const service = postgres(stack, (server) => started.push(server));
  const unreplicated = await service.start(new AbortController().signal);
  await unreplicated.stop();
  const standby = join(paths.data, "standby");
  await cp(join(paths.data, "postgres"), standby, { recursive: true });
  await cp(join(paths.data, "postgres.password"), `${standby}.password`);
  await writeFile(join(standby, "standby.signal"), "");

  const primary = await service.start(new AbortController().signal);
  cleanUp.defer(() => primary.stop());
  const url = new URL(started[0]?.url ?? "");
  const urls = await prepareOwnDatabase(url.href, paths.secrets, log);
  const client = await withClient(urls.owner, async (each) => {
    await each.query("SELECT pg_create_physical_replication_slot('standby')");
    await each.query("BEGIN");
  });
  cleanUp.defer(() => client.end());
  const settings = {
    primary_slot_name: "standby",
    primary_conninfo: `host=127.0.0.1 port=${ports.postgres} user=postgres password=${url.password}`,
  };
  const replica = await startPostgres({ dataDir: standby, settings });
  cleanUp.defer(() => replica.stop());
  return urls;
}

/** The native stack's Redis after a hit, a miss, an expiring key and an error, with a replica. Returns its URL. */
export async function startReplicatedRedis(stack: Stack, cleanUp: AsyncDisposableStack): Promise<string> {
  const service = redis(stack);
  const primary = await service.start(new AbortController().signal);
  cleanUp.defer(() => primary.stop());
  const socket = connect(stack.ports.redis, "127.0.0.1");
  socket.end("SET a 1 EX 600\r\nGET a\r\nGET b\r\nNONSENSE\r\n");
  socket.resume();
  await once(socket, "close");
  const args = ["--replicaof", "127.0.0.1", String(stack.ports.redis)];
  const replica = await startRedis({ dir: join(stack.paths.data, "replica"), args });
  cleanUp.defer(() => replica.stop());
  return service.url;
}

/** Serves the process metrics of an application, on the port that all three share. */
export async function startApplications({ ports }: Stack, cleanUp: AsyncDisposableStack): Promise<void> {
  const registry = createRegistry();
  collectDefaultMetrics({ register: registry });
  const server = createServer(async (_, response) => {
    response.setHeader("content-type", registry.contentType).end(await registry.metrics());
  });
  server.listen(ports.backend, "127.0.0.1");
  await once(server, "listening");
  cleanUp.defer(async () => {
    server.closeAllConnections();
    server.close();
  });
}

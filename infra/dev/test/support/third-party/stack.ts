import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrometheusConfig } from "@petswipe/monitoring/scrape/config";
import { parse, stringify } from "yaml";
import { pathsOf, preparePaths } from "../../../paths.ts";
import { resolvePorts } from "../../../ports.ts";
import { alertmanager } from "../../../services/alertmanager.ts";
import { nodeExporter } from "../../../services/node-exporter.ts";
import { postgresExporter } from "../../../services/postgres-exporter.ts";
import { prometheus } from "../../../services/prometheus.ts";
import { redisExporter } from "../../../services/redis-exporter.ts";
import { readSettings } from "../../../settings.ts";
import { portRequests, type Stack } from "../../../stack.ts";
import { startApplications, startReplicatedPostgres, startReplicatedRedis } from "./servers.ts";

async function newStack(cleanUp: AsyncDisposableStack): Promise<Stack> {
  const paths = pathsOf(await mkdtemp(join(tmpdir(), "third-party ")));
  cleanUp.defer(() => rm(paths.data, { recursive: true }));
  await preparePaths(paths);
  const settings = readSettings({});
  const requests = Object.entries(portRequests(settings)).map(([name, request]) => [name, { ...request, port: 0 }]);
  const ports = await resolvePorts<keyof Stack["ports"]>(Object.fromEntries(requests));
  return { settings, paths, ports: { ...ports, frontend: ports.backend, exporter: ports.backend }, log: () => {} };
}

const labels = { severity: "low", team: "infrastructure", service: "prometheus", symptom: "none" };
const rules = {
  groups: [
    {
      name: "third-party",
      rules: [
        { record: "third_party:up:count", expr: "count(up)" },
        { alert: "Always", expr: "vector(1)", labels },
      ],
    },
  ],
};

/** Gives the native stack's Prometheus short intervals, an always-firing alert and remote write. */
async function reconfigure({ paths, ports }: Stack): Promise<string> {
  const origin = `http://127.0.0.1:${ports.prometheus}`;
  const file = join(paths.config, "prometheus.yml");
  const ruleFile = join(paths.config, "always.yml");
  const intervals = { scrape_interval: "2s", scrape_timeout: "2s" };
  const config = parse(await readFile(file, "utf8")) as PrometheusConfig;
  const faster = {
    ...config,
    global: { ...intervals, evaluation_interval: "2s" },
    rule_files: [ruleFile],
    scrape_configs: config.scrape_configs.map((job) => ({ ...job, ...intervals })),
    remote_write: [{ url: `http://127.0.0.1:${ports.backend}/` }], // accepts all requests
  };
  await writeFile(ruleFile, stringify(rules));
  await writeFile(file, stringify(faster));
  const { ok, status } = await fetch(`${origin}/-/reload`, { method: "POST" });
  if (!ok) throw new Error(`Prometheus answers ${status} to its new configuration`);
  return origin;
}

export interface ThirdParties {
  /** URLs. */
  readonly prometheus: string;
  readonly postgresExporter: string;
  /** Of the database, as its owner. */
  readonly database: string;
}

/** Starts every third-party program of the native stack that exports metrics. */
export async function startThirdParties(cleanUp: AsyncDisposableStack): Promise<ThirdParties> {
  const stack = await newStack(cleanUp);
  const { signal } = new AbortController();
  // One after another: a failure leaves no program behind that is still starting.
  const { monitor, owner } = await startReplicatedPostgres(stack, cleanUp);
  const redisUrl = await startReplicatedRedis(stack, cleanUp);
  await startApplications(stack, cleanUp);
  const exporters = [postgresExporter(stack, monitor), redisExporter(stack, redisUrl), nodeExporter(stack)];
  for (const spec of [...exporters, alertmanager(stack), prometheus(stack, true)]) {
    const service = await spec.start(signal);
    cleanUp.defer(() => service.stop());
  }
  const postgresExporterUrl = `http://127.0.0.1:${stack.ports.postgresExporter}`;
  return { prometheus: await reconfigure(stack), postgresExporter: postgresExporterUrl, database: owner };
}

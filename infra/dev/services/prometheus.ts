import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program, projectRoot } from "@petswipe/embedded";
import { retentionWarning } from "@petswipe/monitoring/configure/configuration";
import { renderPrometheus } from "@petswipe/monitoring/scrape/render";
import type { NativeJob } from "../jobs.ts";
import { processService, type ServiceSpec } from "../service.ts";
import type { Ports, Stack } from "../stack.ts";

/** The target of each job. */
function targetsOf(ports: Ports): Record<NativeJob, readonly [string]> {
  const local = (port: number) => [`127.0.0.1:${port}`] as const;
  return {
    backend: local(ports.backend),
    frontend: local(ports.frontend),
    exporter: local(ports.exporter),
    postgres: local(ports.postgresExporter),
    redis: local(ports.redisExporter),
    node: local(ports.nodeExporter),
    prometheus: local(ports.prometheus),
    alertmanager: local(ports.alertmanager),
  };
}

async function writeConfig({ log, paths, ports, settings }: Stack, withRedis: boolean): Promise<string> {
  for (const warning of retentionWarning(settings.PROMETHEUS_RETENTION)) log(warning);
  const file = join(paths.config, "prometheus.yml");
  const bearerTokenFile = join(paths.secrets, "metrics-token");
  const token = settings.METRICS_TOKEN;
  if (token) await writeFile(bearerTokenFile, token, { mode: 0o600 });
  const { redis, ...others } = targetsOf(ports);
  const text = renderPrometheus({
    scrapeInterval: settings.SCRAPE_INTERVAL,
    targets: withRedis ? { redis, ...others } : others,
    ruleFiles: [join(projectRoot, "infra/prometheus/rules/*.yml")],
    ...(token && { bearerTokenFile }),
  });
  await writeFile(file, text);
  return file;
}

/** Prometheus, which scrapes every job of the native stack. */
export function prometheus(stack: Stack, withRedis: boolean): ServiceSpec {
  const { log, paths, ports, settings } = stack;
  const address = `127.0.0.1:${ports.prometheus}`;
  return processService({
    name: "prometheus",
    stage: "monitoring",
    url: `http://localhost:${ports.prometheus}`,
    logFile: join(paths.logs, "prometheus.log"),
    runDir: paths.run,
    ready: `http://${address}/-/ready`,
    async command(signal) {
      const args = [
        `--config.file=${await writeConfig(stack, withRedis)}`,
        `--storage.tsdb.path=${join(paths.data, "prometheus")}`,
        `--storage.tsdb.retention.time=${settings.PROMETHEUS_RETENTION}`,
        `--web.listen-address=${address}`,
        "--web.enable-lifecycle",
        "--enable-feature=exemplar-storage",
      ];
      return { ...(await program("prometheus", { log, signal })), args };
    },
  });
}

import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Metrics of Redis. */
export function redisExporter({ paths, ports, log }: Stack, redisUrl: string): ServiceSpec {
  const address = `127.0.0.1:${ports.redisExporter}`;
  return processService({
    name: "redis-exporter",
    stage: "monitoring",
    url: `http://localhost:${ports.redisExporter}/metrics`,
    logFile: join(paths.logs, "redis-exporter.log"),
    runDir: paths.run,
    ready: `http://${address}/`,
    async command(signal) {
      const { command, env } = await program("redis-exporter", { log, signal });
      // The default timeout for a hung Redis is longer than the scrape timeout.
      const args = [`--web.listen-address=${address}`, "--connection-timeout=3s"];
      return { command, args, env: { ...env, REDIS_ADDR: redisUrl } };
    },
  });
}

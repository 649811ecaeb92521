import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Metrics of the machine. */
export function nodeExporter({ paths, ports, log }: Stack): ServiceSpec {
  const address = `127.0.0.1:${ports.nodeExporter}`;
  return processService({
    name: "node-exporter",
    stage: "monitoring",
    url: `http://localhost:${ports.nodeExporter}/metrics`,
    logFile: join(paths.logs, "node-exporter.log"),
    runDir: paths.run,
    ready: `http://${address}/`,
    command: async (signal) => ({
      ...(await program("node-exporter", { log, signal })),
      args: [`--web.listen-address=${address}`],
    }),
  });
}

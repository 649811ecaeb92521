import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** The exporter of business KPIs. */
export function exporter({ paths, ports }: Stack, databaseUrl: string): ServiceSpec {
  const env = {
    NODE_ENV: "development",
    HOST: "127.0.0.1",
    PORT: String(ports.exporter),
    DATABASE_URL: databaseUrl,
  };
  return processService({
    name: "exporter",
    stage: "applications",
    url: `http://localhost:${ports.exporter}/metrics`,
    logFile: join(paths.logs, "exporter.log"),
    runDir: paths.run,
    ready: `http://127.0.0.1:${ports.exporter}/health/ready`,
    command: async () => ({
      command: process.execPath,
      args: ["src/server.ts"],
      cwd: join(projectRoot, "apps/exporter"),
      env,
    }),
  });
}

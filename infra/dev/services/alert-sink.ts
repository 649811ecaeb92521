import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Stands in for Alertmanager's channels and shows their notifications. */
export function alertSink({ paths, ports }: Stack): ServiceSpec {
  return processService({
    name: "alert-sink",
    stage: "monitoring",
    url: `http://localhost:${ports.alertSink}`,
    logFile: join(paths.logs, "alert-sink.log"),
    runDir: paths.run,
    ready: `http://127.0.0.1:${ports.alertSink}/health`,
    command: async () => ({
      command: process.execPath,
      args: [join(projectRoot, "infra/dev/sinks/main.ts")],
      env: { HTTP_PORT: String(ports.alertSink), SMTP_PORT: String(ports.alertSinkMail) },
    }),
  });
}

import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** The frontend, served by Next.js' development server. */
export function frontend({ paths, ports }: Stack): ServiceSpec {
  const env = {
    NODE_ENV: "development",
    HOST: "127.0.0.1",
    PORT: String(ports.frontend),
    BACKEND_URL: `http://127.0.0.1:${ports.backend}`,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return processService({
    name: "frontend",
    stage: "applications",
    url: `http://localhost:${ports.frontend}`,
    logFile: join(paths.logs, "frontend.log"),
    runDir: paths.run,
    ready: `http://127.0.0.1:${ports.frontend}/`,
    readyTimeoutMs: 180_000, // the first request compiles the page
    command: async () => ({
      command: process.execPath,
      args: ["scripts/dev.ts"],
      cwd: join(projectRoot, "apps/frontend"),
      env,
    }),
  });
}

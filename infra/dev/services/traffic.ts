import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Simulated traffic. */
export function traffic({ paths, ports }: Stack): ServiceSpec {
  return processService({
    name: "traffic",
    stage: "traffic",
    url: "",
    logFile: join(paths.logs, "traffic.log"),
    runDir: paths.run,
    command: async () => ({
      command: process.execPath,
      args: [join(projectRoot, "infra/dev/traffic/main.ts")],
      env: {
        BASE_URL: `http://127.0.0.1:${ports.backend}`,
        FRONTEND_URL: `http://127.0.0.1:${ports.frontend}`,
      },
    }),
  });
}

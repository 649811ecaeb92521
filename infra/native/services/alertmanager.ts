import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { renderAlertmanager } from "../../src/alertmanager/render.ts";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** Alertmanager, on its own: it listens for no cluster. */
export function alertmanager({ paths, ports, log }: Stack): ServiceSpec {
  const address = `127.0.0.1:${ports.alertmanager}`;
  const config = join(paths.config, "alertmanager.yml");
  return processService({
    name: "alertmanager",
    stage: "monitoring",
    url: `http://localhost:${ports.alertmanager}`,
    logFile: join(paths.logs, "alertmanager.log"),
    runDir: paths.run,
    ready: `http://${address}/-/ready`,
    async command(signal) {
      await writeFile(config, renderAlertmanager());
      const args = [
        `--config.file=${config}`,
        `--storage.path=${join(paths.data, "alertmanager")}`,
        `--web.listen-address=${address}`,
        "--cluster.listen-address=",
      ];
      return { ...(await program("alertmanager", { log, signal })), args };
    },
  });
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, spawnService, waitFor } from "@petswipe/embedded";
import getPort from "get-port";
import type { Labels } from "./routes.ts";

export interface PostedAlert {
  readonly labels: Labels;
  readonly annotations?: Labels;
  /** ISO 8601; in the past it says that the alert is over. */
  readonly endsAt?: string;
}

interface ShownAlert {
  readonly labels: Labels;
  readonly fingerprint: string;
  readonly status: {
    readonly state: string;
    readonly inhibitedBy: readonly string[];
    readonly silencedBy: readonly string[];
  };
}

export type RunningAlertmanager = Awaited<ReturnType<typeof startAlertmanager>>;

/** A real Alertmanager with this configuration on a free port, and a folder of its own. */
export async function startAlertmanager(config: string, environment: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), "alertmanager "));
  const file = join(folder, "alertmanager.yml");
  await writeFile(file, config);
  const url = `http://127.0.0.1:${await getPort({ host: "127.0.0.1" })}`;
  const { command, env } = await program("alertmanager");
  const service = await spawnService({
    name: "alertmanager",
    command,
    args: [
      `--config.file=${file}`,
      `--storage.path=${join(folder, "data")}`,
      `--web.listen-address=${new URL(url).host}`,
      "--cluster.listen-address=",
    ],
    env: { ...env, ...environment },
    logFile: join(folder, "log"),
    runDir: folder,
  });
  await waitFor(`${url}/-/ready`, { what: "Alertmanager" });
  return {
    url,
    logFile: service.logFile,
    async post(alerts: readonly PostedAlert[]): Promise<void> {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`${url}/api/v2/alerts`, { method: "POST", headers, body: JSON.stringify(alerts) });
      if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
    },
    async alerts(): Promise<ShownAlert[]> {
      return (await (await fetch(`${url}/api/v2/alerts`)).json()) as ShownAlert[];
    },
    async stop(): Promise<void> {
      await service.stop();
      await rm(folder, { recursive: true });
    },
  };
}

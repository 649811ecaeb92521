import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Service, spawnService, waitFor } from "@petswipe/embedded";
import type { TestContext } from "vitest";
import { type Commands, commands, programFile } from "./command.ts";

export interface Running {
  readonly log: () => Promise<readonly Record<string, unknown>[]>;
  /** The value of a series in /metrics. */
  readonly metric: (series: string) => Promise<number | undefined>;
  /** The text of /metrics. */
  readonly metrics: () => Promise<string>;
  readonly get: (path: string) => Promise<Response>;
  stop(): Promise<void>;
}

export interface Fixture {
  readonly cli: Commands;
  /** Path of Grafana's database, which does not exist yet. */
  readonly grafana: string;
  readonly start: (env?: NodeJS.ProcessEnv) => Promise<Running>;
}

/** Commands and services with a folder of their own, until the test has finished. */
export async function prepare({ onTestFinished }: TestContext, repository?: "none"): Promise<Fixture> {
  const cli = await commands({ BACKUP_AT: "00:00", NODE_ENV: "development", PORT: "0" }, repository);
  const grafana = join(cli.folder, "grafana.db");
  cli.env["GRAFANA_DATABASE"] = grafana;
  const running = new Set<Service>();
  onTestFinished(async () => {
    for (const service of running) await service.stop();
    await cli.remove();
  });
  return { cli, grafana, start: (env) => start(cli, running, env) };
}

/** Starts the service. */
async function start(cli: Commands, running: Set<Service>, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const logFile = join(cli.folder, `log-${running.size}-${Date.now()}`);
  const args = [programFile("main")];
  const options = { name: "backup", command: process.execPath, args, logFile, runDir: cli.folder };
  const service = await spawnService({ ...options, env: { ...cli.env, ...env } });
  running.add(service);
  const log = async () => {
    const lines = (await readFile(logFile, "utf8")).split("\n").filter((line) => line.startsWith("{"));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const address = async () =>
    (await log()).map(({ msg }) => /listening at (\S+)/i.exec(String(msg))?.[1]).find((found) => found !== undefined);
  const base = await waitFor(address, { what: "the service" });
  const get = (path: string) => fetch(`${base}${path}`);
  const metrics = async () => (await get("/metrics")).text();
  return {
    log,
    get,
    metrics,
    async metric(series) {
      const line = (await metrics()).split("\n").find((each) => each.startsWith(`${series} `));
      return line === undefined ? undefined : Number(line.split(" ")[1]);
    },
    async stop() {
      running.delete(service);
      await service.stop();
    },
  };
}

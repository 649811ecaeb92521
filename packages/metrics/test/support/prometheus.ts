import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program, spawnService, waitFor } from "@petswipe/embedded";

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs promtool with text on its stdin. */
export async function promtool(args: readonly string[], stdin = ""): Promise<Outcome> {
  const { command, env } = await program("promtool");
  return new Promise((done) => {
    const child = execFile(command, args, { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
    child.stdin?.end(stdin);
  });
}

export interface Prometheus {
  /** Calls the HTTP API and returns `data` of the response. */
  api(path: string, query: Readonly<Record<string, string>>): Promise<unknown>;
  stop(): Promise<void>;
}

/** A real Prometheus that scrapes one target every second, with exemplars. */
export async function startPrometheus(target: string): Promise<Prometheus> {
  const directory = await mkdtemp(join(tmpdir(), "petswipe-prometheus-"));
  const config = join(directory, "prometheus.yml");
  const job = { job_name: "test", scrape_interval: "1s", static_configs: [{ targets: [target] }] };
  await writeFile(config, JSON.stringify({ scrape_configs: [job] }));
  const service = await spawnService({
    name: "prometheus",
    ...(await program("prometheus")),
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      "--web.listen-address=127.0.0.1:0",
      "--enable-feature=exemplar-storage",
    ],
    logFile: join(directory, "prometheus.log"),
    runDir: directory,
  });
  const listening = async () => /Listening on".*? address=(\S+)/.exec(await readFile(service.logFile, "utf8"))?.[1];
  const stop = async () => {
    await service.stop();
    await rm(directory, { recursive: true });
  };
  const address = await waitFor(listening, { what: "Prometheus", timeoutMs: 30_000 }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });

  return {
    async api(path, query) {
      const response = await fetch(`http://${address}/api/v1/${path}?${new URLSearchParams(query)}`);
      const { data, error } = (await response.json()) as { data?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return data;
    },
    stop,
  };
}

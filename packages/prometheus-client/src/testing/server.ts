import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logTail, program, spawnService, waitFor } from "@petswipe/embedded";
import { execa } from "execa";
import { openPrometheus, type PrometheusApi } from "../api.ts";

export interface RunningPrometheus {
  readonly url: string;
  readonly api: PrometheusApi;
  /** Data folder. */
  readonly data: string;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
  /** Stops it, runs `work` on the data folder, and starts it again at another address. */
  restarted(work: () => Promise<void>): Promise<RunningPrometheus>;
}

export interface PrometheusOptions {
  /** Samples in the OpenMetrics format, with timestamps in Unix seconds. */
  readonly history?: readonly string[];
  /** The prometheus.yml; by default nothing is scraped. */
  readonly config?: string;
  /** Further files in its folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further command-line flags. */
  readonly flags?: readonly string[];
}

async function backfill(folder: string, lines: readonly string[]): Promise<void> {
  const file = join(folder, "history");
  await writeFile(file, `${lines.join("\n")}\n# EOF\n`);
  const { command, env } = await program("promtool");
  const args = ["tsdb", "create-blocks-from", "--max-block-duration=30d", "openmetrics", file, join(folder, "data")];
  await execa(command, args, { env });
}

/** Starts Prometheus on a free port with the data of the folder. */
async function start(
  folder: string,
  flags: readonly string[],
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const service = await spawnService({
    name: "prometheus",
    ...(await program("prometheus")),
    args: [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      "--storage.tsdb.retention.time=35d",
      "--web.listen-address=127.0.0.1:0",
      ...flags,
    ],
    logFile: join(folder, "log"),
    runDir: folder,
  });
  const ended = new AbortController();
  void service.exited.then(async () => ended.abort(new Error(`Prometheus exited:\n${await logTail(service.logFile)}`)));
  const listening = async () => /Listening on".*? address=(\S+)/.exec(await readFile(service.logFile, "utf8"))?.[1];
  const address = await waitFor(listening, { what: "Prometheus", signal: ended.signal }).catch(async (error) => {
    await service.stop();
    throw error;
  });
  return { url: `http://${address}`, stop: () => service.stop() };
}

async function running(folder: string, flags: readonly string[]): Promise<RunningPrometheus> {
  const { url, stop } = await start(folder, flags);
  return {
    url,
    api: openPrometheus(url),
    data: join(folder, "data"),
    async stop() {
      await stop();
      await rm(folder, { recursive: true });
    },
    async restarted(work) {
      await stop();
      await work();
      await rm(join(folder, "log")); // has the old address
      return running(folder, flags);
    },
  };
}

/** Starts a real Prometheus, with `history` backfilled. */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningPrometheus> {
  const { history = [], config = "{}", files = {}, flags = [] } = options;
  const folder = await mkdtemp(join(tmpdir(), "prometheus "));
  try {
    if (history.length > 0) await backfill(folder, history);
    for (const [name, text] of Object.entries({ "prometheus.yml": config, ...files }))
      await writeFile(join(folder, name), text);
    return await running(folder, flags);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
}

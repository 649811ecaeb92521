import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { spawnService, waitFor } from "@petswipe/embedded";
import { cpuOf, residentBytes } from "../cpu.ts";
import { withClient } from "../data/database.ts";
import type { Dataset } from "../data/dataset.ts";
import { quantile } from "../statistics.ts";

export interface ProcessCosts {
  /** CPU milliseconds per collection. */
  readonly postgresCpu: number;
  readonly exporterCpu: number;
  /** Milliseconds per scrape over HTTP. */
  readonly scrapeMedian: number;
  readonly scrapeP99: number;
  readonly residentMegabytes: number;
}

const EXPORTER = fileURLToPath(new URL("../..", import.meta.url));
const SCRAPE_PAUSE_MS = 50;

async function scrape(address: string): Promise<{ ms: number; text: string }> {
  const start = performance.now();
  const text = await (await fetch(`${address}/metrics`)).text();
  return { ms: performance.now() - start, text };
}

/** The number of collections; each counts one fold. */
function collectionsIn(exposition: string): number {
  const lines = exposition.matchAll(/^petswipe_kpi_folds_total\{outcome="[a-z]+"\} (\d+)/gm);
  return [...lines].reduce((total, [, count]) => total + Number(count), 0);
}

/** CPU seconds of the exporter's sessions, which must stay open. */
async function cpuOfSessions(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(pids.map(cpuOf));
  return each.reduce((total, seconds) => total + seconds, 0);
}

async function sessionsOf(dataset: Dataset): Promise<number[]> {
  const { rows } = await withClient(dataset.url, (admin) =>
    admin.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'petswipe-exporter'"),
  );
  return rows.map(({ pid }) => pid);
}

async function observe(dataset: Dataset, address: string, pid: number, seconds: number): Promise<ProcessCosts> {
  const sessions = await sessionsOf(dataset);
  const before = { cpu: await cpuOf(pid), postgres: await cpuOfSessions(sessions) };
  const first = collectionsIn((await scrape(address)).text);
  // Scrapes use CPU as well, so they are measured afterwards.
  await delay(seconds * 1000);
  const collections = collectionsIn((await scrape(address)).text) - first;
  const exporterCpu = (((await cpuOf(pid)) - before.cpu) * 1000) / collections;
  const postgresCpu = (((await cpuOfSessions(sessions)) - before.postgres) * 1000) / collections;
  const scrapes: number[] = [];
  for (let count = 0; count < 400; count += 1) {
    scrapes.push((await scrape(address)).ms);
    await delay(SCRAPE_PAUSE_MS);
  }
  return {
    postgresCpu,
    exporterCpu,
    scrapeMedian: quantile(scrapes, 0.5),
    scrapeP99: quantile(scrapes, 0.99),
    residentMegabytes: (await residentBytes(pid)) / 1e6,
  };
}

/** Runs the exporter as a process that collects every second, and measures its cost. */
export async function measureProcess(dataset: Dataset, seconds: number): Promise<ProcessCosts> {
  const logFile = join(dataset.directory, `exporter-${process.pid}.log`);
  const service = await spawnService({
    name: "exporter",
    command: process.execPath,
    args: ["src/server.ts"],
    cwd: EXPORTER,
    env: { DATABASE_URL: dataset.readerUrl, PORT: "0", KPI_INTERVAL_SECONDS: "1" },
    logFile,
    runDir: dataset.runDir,
  });
  try {
    const address = await waitFor(
      async () => /"Server listening at (http:\/\/[^"]+)"/.exec(await readFile(logFile, "utf8"))?.[1],
      { what: "the exporter" },
    );
    await waitFor(`${address}/health/ready`, { what: "the exporter's first collection" });
    await delay(5_000); // warm-up: connections and JIT compilation
    return await observe(dataset, address, service.pid, seconds);
  } finally {
    await service.stop();
  }
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { spawnService, waitFor } from "@petswipe/embedded";
import { cpuOf, residentBytes } from "../cpu.ts";
import { withClient } from "../data/database.ts";
import type { World } from "../data/world.ts";
import { quantile } from "../statistics.ts";

export interface ProcessCosts {
  /** CPU milliseconds of a collection. */
  readonly postgresCpu: number;
  readonly exporterCpu: number;
  /** Milliseconds of a scrape over HTTP. */
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

/** Folds are counted once a collection. */
function collectionsIn(exposition: string): number {
  const lines = exposition.matchAll(/^petswipe_kpi_folds_total\{outcome="[a-z]+"\} (\d+)/gm);
  return [...lines].reduce((total, [, count]) => total + Number(count), 0);
}

/** CPU seconds of the exporter's sessions, which must live on. */
async function cpuOfSessions(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(pids.map(cpuOf));
  return each.reduce((total, seconds) => total + seconds, 0);
}

async function sessionsOf(world: World): Promise<number[]> {
  const { rows } = await withClient(world.url, (admin) =>
    admin.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'petswipe-exporter'"),
  );
  return rows.map(({ pid }) => pid);
}

async function observe(world: World, address: string, pid: number, seconds: number): Promise<ProcessCosts> {
  const sessions = await sessionsOf(world);
  const before = { cpu: await cpuOf(pid), postgres: await cpuOfSessions(sessions) };
  const first = collectionsIn((await scrape(address)).text);
  // Scrapes cost the exporter CPU that is not a collection's: they come afterwards.
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

/** Runs the exporter as `pnpm start` does, collecting each second, and takes what it costs. */
export async function measureProcess(world: World, seconds: number): Promise<ProcessCosts> {
  const logFile = join(world.directory, `exporter-${process.pid}.log`);
  const service = await spawnService({
    name: "exporter",
    command: process.execPath,
    args: ["src/server.ts"],
    cwd: EXPORTER,
    env: { DATABASE_URL: world.readerUrl, PORT: "0", KPI_INTERVAL_SECONDS: "1" },
    logFile,
    runDir: world.runDir,
  });
  try {
    const address = await waitFor(
      async () => /"Server listening at (http:\/\/[^"]+)"/.exec(await readFile(logFile, "utf8"))?.[1],
      { what: "the exporter" },
    );
    await waitFor(`${address}/health/ready`, { what: "the exporter's first collection" });
    await delay(5_000); // its connections are made and its code is compiled
    return await observe(world, address, service.pid, seconds);
  } finally {
    await service.stop();
  }
}

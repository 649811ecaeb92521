import { reasonOf } from "@petswipe/database";
import { reapStale } from "@petswipe/embedded";
import { kpis } from "../src/kpis/all.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { type Dataset, openDataset } from "./data/dataset.ts";
import { measureInserts } from "./insert/rounds.ts";
import { measureNaive } from "./naive/direct.ts";
import { measureSqlExporter } from "./naive/sql-exporter.ts";
import { measureCollections } from "./ours/collections.ts";
import { measureProcess } from "./ours/process.ts";
import { startWriter } from "./ours/writer.ts";
import { goalsOf } from "./report/goals.ts";
import { renderReport } from "./report/table.ts";
import type { Results, SizeResults } from "./results.ts";

const NAIVE_ROUNDS = 3;
const INSERT_ROUNDS = 7;
const INSERT_SECONDS = 4;
const PROCESS_SECONDS = 60;
const SWIPES_PER_MINUTE = 500;

type Log = (line: string) => void;

async function whileWriting<T>(datasets: readonly Dataset[], task: () => Promise<T>): Promise<T> {
  const writers = datasets.map(({ url }) => startWriter(url, SWIPES_PER_MINUTE));
  try {
    return await task();
  } finally {
    for (const writer of writers) await writer.stop();
  }
}

/** In sequence, so that they do not compete for the CPU. */
async function each<T>(datasets: readonly Dataset[], measure: (dataset: Dataset) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const dataset of datasets) results.push(await measure(dataset));
  return results;
}

async function measure(small: Dataset, large: Dataset, { minutes, seed }: Arguments, log: Log): Promise<Results> {
  const datasets = [small, large];
  log("definitions by node-pg");
  const naive = await measureNaive(datasets, kpis, NAIVE_ROUNDS);
  log("definitions by prometheus-sql-exporter");
  const sqlExporter = await each(datasets, (dataset) => measureSqlExporter(dataset, kpis, log));
  log(`collections over ${minutes} minute boundaries`);
  const [first, second, again] = await measureCollections([small, large, small], minutes);
  log(`collections over ${minutes} minute boundaries, at ${SWIPES_PER_MINUTE} swipes per minute`);
  const busy = await whileWriting(datasets, () => measureCollections(datasets, minutes));
  log("the exporter as a process");
  const costs = await whileWriting(datasets, () =>
    each(datasets, (dataset) => measureProcess(dataset, PROCESS_SECONDS)),
  );
  log(`single-row inserts, in an order by seed ${seed}`);
  const inserts = await measureInserts(small, 1, INSERT_ROUNDS, INSERT_SECONDS, seed);
  log("100-row inserts");
  const multiRowInserts = await measureInserts(small, 100, INSERT_ROUNDS, INSERT_SECONDS, seed);
  const of = (index: number): SizeResults =>
    ({
      swipes: datasets[index]?.swipes,
      rebuildSeconds: datasets[index]?.rebuildSeconds,
      naive: naive[index],
      sqlExporter: sqlExporter[index],
      quiet: [first, second][index],
      busy: busy[index],
      process: costs[index],
    }) as SizeResults;
  const nullControl = (again?.mean ?? Number.NaN) / (first?.mean ?? Number.NaN);
  return { small: of(0), large: of(1), nullControl, inserts, multiRowInserts };
}

/** Ctrl-C leaves no server behind. */
function stopOnSignal(datasets: readonly Dataset[]): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, async () => {
      for (const { runDir } of datasets) await reapStale(runDir);
      process.exit(130);
    });
}

async function bench(options: Arguments): Promise<void> {
  const log: Log = (line) => process.stderr.write(`${line}\n`);
  const small = await openDataset("1m", 1_000_000, log);
  try {
    const large = await openDataset("10m", 10_000_000, log);
    try {
      stopOnSignal([small, large]);
      const results = await measure(small, large, options, log);
      const text = options.json
        ? JSON.stringify({ ...results, goals: goalsOf(results) }, null, 2)
        : renderReport(results);
      process.stdout.write(`${text}\n`);
    } finally {
      await large.server.stop();
    }
  } finally {
    await small.server.stop();
  }
}

try {
  const options = readArguments(process.argv.slice(2));
  if (options.help) process.stdout.write(USAGE);
  else await bench(options);
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 2;
}

import { reasonOf } from "@petswipe/database";
import { reapStale } from "@petswipe/embedded";
import { kpis } from "../src/kpis/all.ts";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { openWorld, type World } from "./data/world.ts";
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

async function whileWriting<T>(worlds: readonly World[], task: () => Promise<T>): Promise<T> {
  const writers = worlds.map(({ url }) => startWriter(url, SWIPES_PER_MINUTE));
  try {
    return await task();
  } finally {
    for (const writer of writers) await writer.stop();
  }
}

/** One after the other, so that they do not share the processors. */
async function each<T>(worlds: readonly World[], measure: (world: World) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const world of worlds) results.push(await measure(world));
  return results;
}

async function measure(small: World, large: World, { minutes, seed }: Arguments, log: Log): Promise<Results> {
  const worlds = [small, large];
  log("definitions by node-pg");
  const naive = await measureNaive(worlds, kpis, NAIVE_ROUNDS);
  log("definitions by prometheus-sql-exporter");
  const sqlExporter = await each(worlds, (world) => measureSqlExporter(world, kpis, log));
  log(`collections over ${minutes} turns of the minute`);
  const [first, second, again] = await measureCollections([small, large, small], minutes);
  log(`collections over ${minutes} turns of the minute, at ${SWIPES_PER_MINUTE} swipes a minute`);
  const busy = await whileWriting(worlds, () => measureCollections(worlds, minutes));
  log("the exporter as a process");
  const costs = await whileWriting(worlds, () => each(worlds, (world) => measureProcess(world, PROCESS_SECONDS)));
  log(`single-row inserts, their order by seed ${seed}`);
  const inserts = await measureInserts(small, 1, INSERT_ROUNDS, INSERT_SECONDS, seed);
  log("100-row inserts");
  const multiRowInserts = await measureInserts(small, 100, INSERT_ROUNDS, INSERT_SECONDS, seed);
  const of = (index: number): SizeResults =>
    ({
      swipes: worlds[index]?.swipes,
      rebuildSeconds: worlds[index]?.rebuildSeconds,
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
function stopOnSignal(worlds: readonly World[]): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, async () => {
      for (const { runDir } of worlds) await reapStale(runDir);
      process.exit(130);
    });
}

async function bench(options: Arguments): Promise<void> {
  const log: Log = (line) => process.stderr.write(`${line}\n`);
  const small = await openWorld("1m", 1_000_000, log);
  try {
    const large = await openWorld("10m", 10_000_000, log);
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

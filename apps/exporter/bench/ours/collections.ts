import { setTimeout as delay } from "node:timers/promises";
import type { Dataset } from "../data/dataset.ts";
import { median, quantile } from "../statistics.ts";
import { type Collector, openCollector } from "./collector.ts";

/** Milliseconds of a collection, in-process. */
export interface CollectionTimes {
  readonly median: number;
  readonly p95: number;
  /** Median of the first collections in a minute, when windows move. */
  readonly turn: number;
  /** For collections every 15 s: three ordinary ones and one at a minute boundary. */
  readonly mean: number;
  readonly collections: number;
}

const PAUSE_MS = 200;
const minuteNow = () => Math.floor(Date.now() / 60_000);

function summarize(ordinary: readonly number[], turns: readonly number[]): CollectionTimes {
  const [usual, turn] = [median(ordinary), median(turns)];
  const all = [...ordinary, ...turns];
  return {
    median: median(all),
    p95: quantile(all, 0.95),
    turn,
    mean: (3 * usual + turn) / 4,
    collections: all.length,
  };
}

interface Run {
  readonly collector: Collector;
  minute: number;
  readonly ordinary: number[];
  readonly turns: number[];
}

function startRun({ readerUrl }: Dataset): Run {
  return { collector: openCollector(readerUrl), minute: minuteNow(), ordinary: [], turns: [] };
}

/** Opens connections, prepares statements and catches up on the minutes since the last run. */
async function warmUp({ collector }: Run): Promise<void> {
  for (let count = 0; count < 20; count += 1) await collector.collect();
}

async function sample(run: Run): Promise<void> {
  const minute = minuteNow();
  const start = performance.now();
  await run.collector.collect();
  (minute === run.minute ? run.ordinary : run.turns).push(performance.now() - start);
  run.minute = minute;
}

/** Collects from the datasets in turn until `minutes` minute boundaries have passed. */
export async function measureCollections(datasets: readonly Dataset[], minutes: number): Promise<CollectionTimes[]> {
  const runs = datasets.map(startRun);
  try {
    for (const run of runs) await warmUp(run);
    for (const run of runs) run.minute = minuteNow();
    while (!runs.every(({ turns }) => turns.length >= minutes)) {
      for (const run of runs) {
        await sample(run);
        await delay(PAUSE_MS / runs.length);
      }
    }
    return runs.map(({ ordinary, turns }) => summarize(ordinary, turns));
  } finally {
    await Promise.all(runs.map(({ collector }) => collector.close()));
  }
}

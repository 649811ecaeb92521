import { setTimeout as delay } from "node:timers/promises";
import type { World } from "../data/world.ts";
import { median, quantile } from "../statistics.ts";
import { type Collector, openCollector } from "./collector.ts";

/** Milliseconds that a collection takes, in-process. */
export interface CollectionTimes {
  readonly median: number;
  readonly p95: number;
  /** Median of the first collections of a minute, in which windows move. */
  readonly turn: number;
  /** Of an exporter that collects every 15 s: three ordinary ones for one at a minute's turn. */
  readonly mean: number;
  readonly collections: number;
}

const PAUSE_MS = 200;
const minuteNow = () => Math.floor(Date.now() / 60_000);

function summarise(ordinary: readonly number[], turns: readonly number[]): CollectionTimes {
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

function startRun({ readerUrl }: World): Run {
  return { collector: openCollector(readerUrl), minute: minuteNow(), ordinary: [], turns: [] };
}

/** Connections are made, statements prepared and the minutes since the last run caught up with. */
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

/** Collects in turn from each world until `minutes` minutes have turned. */
export async function measureCollections(worlds: readonly World[], minutes: number): Promise<CollectionTimes[]> {
  const runs = worlds.map(startRun);
  try {
    for (const run of runs) await warmUp(run);
    for (const run of runs) run.minute = minuteNow();
    while (!runs.every(({ turns }) => turns.length >= minutes)) {
      for (const run of runs) {
        await sample(run);
        await delay(PAUSE_MS / runs.length);
      }
    }
    return runs.map(({ ordinary, turns }) => summarise(ordinary, turns));
  } finally {
    await Promise.all(runs.map(({ collector }) => collector.close()));
  }
}

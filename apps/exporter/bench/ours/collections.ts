import { setTimeout as delay } from "node:timers/promises";
import { asReader } from "../data/database.ts";
import type { World } from "../data/world.ts";
import { median, quantile } from "../statistics.ts";
import { openCollector } from "./collector.ts";

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

/** Collects in turn from each world until `minutes` minutes have turned. */
export async function measureCollections(worlds: readonly World[], minutes: number): Promise<CollectionTimes[]> {
  const runs = await Promise.all(
    worlds.map(async (world) => {
      const collector = openCollector(await asReader(world.url, "exporter"));
      // Connections are made, statements prepared and the minutes since the last run caught up with.
      for (let warmUp = 0; warmUp < 20; warmUp += 1) await collector.collect();
      return { collector, minute: minuteNow(), ordinary: [] as number[], turns: [] as number[] };
    }),
  );
  const enough = () => runs.every(({ turns }) => turns.length >= minutes);
  while (!enough()) {
    for (const run of runs) {
      const minute = minuteNow();
      const start = performance.now();
      await run.collector.collect();
      (minute === run.minute ? run.ordinary : run.turns).push(performance.now() - start);
      run.minute = minute;
      await delay(PAUSE_MS / runs.length);
    }
  }
  await Promise.all(runs.map(({ collector }) => collector.close()));
  return runs.map(({ ordinary, turns }) => summarise(ordinary, turns));
}

import { createHash } from "node:crypto";
import type pg from "pg";
import { fold } from "../../src/fold.ts";
import { cpuOfServer } from "../cpu.ts";
import { withClient } from "../data/database.ts";
import type { Dataset } from "../data/dataset.ts";
import { median } from "../statistics.ts";
import { connect, dropTargets, nextSwipes, openTargets, type Target } from "./target.ts";
import { variants } from "./variants.ts";

export interface InsertRates {
  readonly variant: string;
  /** Median of the rounds. */
  readonly swipesPerSecond: number;
  /** Median over the rounds of the rate ÷ the rate without triggers in the same round. */
  readonly ratio: number;
  /** PostgreSQL's CPU microseconds per swipe, and their ratio to those without triggers. */
  readonly cpuPerSwipe: number;
  readonly cpuRatio: number;
}

interface Sample {
  readonly rate: number;
  readonly cpu: number;
}

const CONNECTIONS = 16;

const SINGLE = {
  name: "swipe",
  text: "INSERT INTO swipes (user_id, pet_id, liked) VALUES ($1, $2, $3)",
};
const MANY = {
  name: "swipes",
  text: "INSERT INTO swipes (user_id, pet_id, liked) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::boolean[])",
};

async function insertUntil(end: number, client: pg.Client, target: Target, rows: number): Promise<number> {
  let inserted = 0;
  while (performance.now() < end) {
    const [users, pets, liked] = nextSwipes(target, rows);
    if (rows === 1) await client.query({ ...SINGLE, values: [users[0], pets[0], liked[0]] });
    else await client.query({ ...MANY, values: [users, pets, liked] });
    inserted += rows;
  }
  return inserted;
}

async function runRound(dataset: Dataset, target: Target, rows: number, seconds: number): Promise<Sample> {
  const clients = await connect(target, CONNECTIONS);
  try {
    // Otherwise a round would pay for pages that the previous one wrote.
    await clients[0]?.query("CHECKPOINT");
    const cpuBefore = await cpuOfServer(dataset.server.pid);
    const start = performance.now();
    // Once per round, which is more often than the exporter does.
    const folding = target.variant.folds ? withClient(target.url, (client) => fold(client)) : undefined;
    const counts = await Promise.all(
      clients.map((client) => insertUntil(start + seconds * 1000, client, target, rows)),
    );
    const elapsed = (performance.now() - start) / 1000;
    await folding;
    const swipes = counts.reduce((total, count) => total + count, 0);
    return { rate: swipes / elapsed, cpu: (((await cpuOfServer(dataset.server.pid)) - cpuBefore) / swipes) * 1e6 };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

function summarize(samples: readonly (readonly Sample[])[]): InsertRates[] {
  return variants.map(({ name }, index) => {
    const own = samples.map((round) => round[index] as Sample);
    const ratios = (of: (sample: Sample) => number) =>
      median(own.map((sample, round) => of(sample) / of(samples[round]?.[0] as Sample)));
    return {
      variant: name,
      swipesPerSecond: median(own.map(({ rate }) => rate)),
      ratio: ratios(({ rate }) => rate),
      cpuPerSwipe: median(own.map(({ cpu }) => cpu)),
      cpuRatio: ratios(({ cpu }) => cpu),
    };
  });
}

/** The numbers below `count`, shuffled by seed and round. */
export function shuffled(count: number, seed: number, round: number): number[] {
  const rank = (index: number) => createHash("sha256").update(`${seed} ${round} ${index}`).digest("hex");
  return Array.from({ length: count }, (_, index) => index).toSorted((one, other) =>
    rank(one) < rank(other) ? -1 : 1,
  );
}

/** Measures inserts of `rows` swipes per statement over 16 connections: rounds of all variants, each in another order. */
export async function measureInserts(dataset: Dataset, rows: number, rounds: number, seconds: number, seed: number) {
  const targets = await openTargets(dataset, variants);
  try {
    for (const target of targets) await runRound(dataset, target, rows, 0.5);
    const samples: Sample[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ran: Sample[] = [];
      for (const index of shuffled(targets.length, seed, round))
        ran[index] = await runRound(dataset, targets[index] as Target, rows, seconds);
      samples.push(ran);
    }
    return summarize(samples);
  } finally {
    await dropTargets(dataset, variants);
  }
}

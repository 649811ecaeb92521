import { createHash } from "node:crypto";
import type pg from "pg";
import { fold } from "../../src/fold.ts";
import { cpuOfServer } from "../cpu.ts";
import { withClient } from "../data/database.ts";
import type { World } from "../data/world.ts";
import { median } from "../statistics.ts";
import { connect, dropTargets, nextSwipes, openTargets, type Target } from "./target.ts";
import { variants } from "./variants.ts";

export interface InsertRates {
  readonly variant: string;
  /** Median of the rounds. */
  readonly swipesPerSecond: number;
  /** Median over the rounds of this rate ÷ the rate without triggers in the same round. */
  readonly ratio: number;
  /** CPU microseconds of PostgreSQL a swipe, and their ratio to those without triggers. */
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

async function playRound(world: World, target: Target, rows: number, seconds: number): Promise<Sample> {
  const clients = await connect(target, CONNECTIONS);
  try {
    // Else one pays for pages that the one before it wrote.
    await clients[0]?.query("CHECKPOINT");
    const cpuBefore = await cpuOfServer(world.server.pid);
    const start = performance.now();
    // More often than an exporter would: once a round.
    const folding = target.variant.folds ? withClient(target.url, (client) => fold(client)) : undefined;
    const counts = await Promise.all(
      clients.map((client) => insertUntil(start + seconds * 1000, client, target, rows)),
    );
    const elapsed = (performance.now() - start) / 1000;
    await folding;
    const swipes = counts.reduce((total, count) => total + count, 0);
    return { rate: swipes / elapsed, cpu: (((await cpuOfServer(world.server.pid)) - cpuBefore) / swipes) * 1e6 };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

function summarise(samples: readonly (readonly Sample[])[]): InsertRates[] {
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

/** The numbers below `count` in an order of a round's own, the same ones for the same seed. */
export function shuffled(count: number, seed: number, round: number): number[] {
  const rank = (index: number) => createHash("sha256").update(`${seed} ${round} ${index}`).digest("hex");
  return Array.from({ length: count }, (_, index) => index).toSorted((one, other) =>
    rank(one) < rank(other) ? -1 : 1,
  );
}

/** Inserts of `rows` swipes a statement from 16 connections, a round of each variant in turn, each time in another order. */
export async function measureInserts(world: World, rows: number, rounds: number, seconds: number, seed: number) {
  const targets = await openTargets(world, variants);
  try {
    for (const target of targets) await playRound(world, target, rows, 0.5);
    const samples: Sample[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const played: Sample[] = [];
      for (const index of shuffled(targets.length, seed, round))
        played[index] = await playRound(world, targets[index] as Target, rows, seconds);
      samples.push(played);
    }
    return summarise(samples);
  } finally {
    await dropTargets(world, variants);
  }
}

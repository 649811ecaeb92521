import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AuditResult, compare } from "../src/audit/audit.ts";
import { kpis } from "../src/kpis/all.ts";
import { randomFrom } from "./support/history.ts";
import { openWriter, STEPS, type World, type Writer } from "./support/writers.ts";

const HISTORIES = Number(process.env["KPI_HISTORIES"] ?? 200);
const FIRST_SEED = Number(process.env["KPI_SEED"] ?? Date.now() % 1_000_000);
const STEPS_A_HISTORY = 80;
const START = Math.floor(Date.UTC(2026, 0, 15, 11, 58) / 60_000);

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Folds up to a minute and compares, all in one state of the facts, whatever transactions are open elsewhere. */
async function foldAndCompare(minute: number): Promise<AuditResult> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  // A batch that is too small for one go: the fold has to take up where it stopped.
  while ((await client.query("SELECT kpi.fold_to($1, 7) AS more", [minute])).rows[0].more);
  const result = await compare(client, kpis);
  await client.query("COMMIT");
  return result;
}

async function startAfresh(): Promise<void> {
  await client.query("DELETE FROM swipes; DELETE FROM users; DELETE FROM pets; DELETE FROM kpi.removed");
  await client.query(
    `SELECT kpi.rebuild_clear(${START}); SELECT kpi.rebuild_counts(${START}); SELECT kpi.rebuild_people(${START})`,
  );
}

async function playHistory(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const world: World = { minute: START, random, users: ["0"], pets: ["0"] };
  await startAfresh();
  const writers: Writer[] = await Promise.all([1, 2, 3, 4].map(() => openWriter(database.url, world)));
  try {
    for (let step = 0; step < STEPS_A_HISTORY; step += 1) {
      await random.pick(writers).step(random.pick(STEPS));
      if (random.chance(0.12)) world.minute += random.chance(0.8) ? random.int(3) : random.int(9 * 1440);
      if (random.chance(0.1))
        expect((await foldAndCompare(world.minute)).differences, `seed ${seed}, step ${step}`).toEqual([]);
    }
    for (const writer of writers) await writer.settle();
    for (const later of [0, 1, 60, 7 * 1440, 8 * 1440, 40 * 1440]) {
      const { differences } = await foldAndCompare(world.minute + later);
      expect(differences, `seed ${seed}, ${later} minutes after the end`).toEqual([]);
    }
  } finally {
    await Promise.all(writers.map((writer) => writer.close()));
  }
}

test(`after ${HISTORIES} random histories from seed ${FIRST_SEED} on, every KPI equals its definition at every look`, {
  timeout: 300_000,
}, async () => {
  process.stdout.write(`KPI histories: KPI_SEED=${FIRST_SEED} KPI_HISTORIES=${HISTORIES}\n`);
  for (let seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed += 1) await playHistory(seed);
});

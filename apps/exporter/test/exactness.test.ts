import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openStage, type Stage } from "./support/play.ts";

const HISTORIES = Number(process.env["KPI_HISTORIES"] ?? 200);
const FIRST_SEED = Number(process.env["KPI_SEED"] ?? Date.now() % 1_000_000);
/** Histories that are played side by side, each in a database of its own. */
const STAGES = 2;

let databases: TestDatabase[];
let stages: Stage[];
beforeEach(async () => {
  databases = await Promise.all(Array.from({ length: STAGES }, createTestDatabase));
  stages = await Promise.all(databases.map(({ url }) => openStage(url)));
});
afterEach(async () => {
  for (const stage of stages) await stage.close();
  for (const database of databases) await database.drop();
});

/** Plays histories on all stages, from a seed on, until one has a finding; undefined when none has. */
async function firstFinding(firstSeed: number, histories: number) {
  let next = firstSeed;
  let found: { seed: number; moment: string; differences: readonly unknown[] } | undefined;
  const playOn = async (stage: Stage): Promise<void> => {
    while (next < firstSeed + histories && found === undefined) {
      const seed = next++;
      const finding = await stage.play(seed);
      if (finding !== undefined) found = { seed, ...finding };
    }
  };
  await Promise.all(stages.map(playOn));
  return found;
}

it(`after ${HISTORIES} random histories from seed ${FIRST_SEED} on, every KPI equals its definition at every look`, {
  timeout: 300_000,
}, async () => {
  process.stdout.write(`KPI histories: KPI_SEED=${FIRST_SEED} KPI_HISTORIES=${HISTORIES}\n`);
  expect(await firstFinding(FIRST_SEED, HISTORIES)).toBeUndefined();
});

it.each([
  // Whoever comes back after more than 7 days was never away.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.first - o.swiped > 7 * kpi.day()", "false"],
  // A swipe that is committed late joins no runs.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.first < o.started", "false"],
  // No gap lies between swipes that are folded together.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.swiped - a.first > 7 * kpi.day()", "false"],
  // Whoever takes a swipe back stays active.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "bool_or(c.n < 0)", "false"],
  // A match that goes leaves its swipe matched.
  [
    "kpi.matches_changed()",
    "('match'::kpi.kind, m.created_at), ('matched', m.swiped_at)",
    "('match'::kpi.kind, m.created_at)",
  ],
])("finds a %s in which %j reads %j", { timeout: 120_000 }, async (name, right, wrong) => {
  for (const { client } of stages) {
    const { rows } = await client.query("SELECT pg_get_functiondef($1::regprocedure) AS source", [name]);
    const source = String(rows[0].source);
    expect(source).toContain(right);
    await client.query(source.replace(right, wrong));
  }
  expect((await firstFinding(1, 50))?.differences).not.toHaveLength(0);
});

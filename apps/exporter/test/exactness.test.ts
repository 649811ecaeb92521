import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type HistoryRunner, openHistoryRunner } from "./support/history-runner.ts";

const HISTORIES = Number(process.env["KPI_HISTORIES"] ?? 200);
const FIRST_SEED = Number(process.env["KPI_SEED"] ?? Date.now() % 1_000_000);
/** Histories that run in parallel, each in its own database. */
const RUNNERS = 2;

let databases: TestDatabase[];
let runners: HistoryRunner[];
beforeEach(async () => {
  databases = await Promise.all(Array.from({ length: RUNNERS }, createTestDatabase));
  runners = await Promise.all(databases.map(({ url }) => openHistoryRunner(url)));
});
afterEach(async () => {
  for (const runner of runners) await runner.close();
  for (const database of databases) await database.drop();
});

/** Runs histories with consecutive seeds until one has a finding; undefined without any. */
async function firstFinding(firstSeed: number, histories: number) {
  let next = firstSeed;
  let found: { seed: number; moment: string; differences: readonly unknown[] } | undefined;
  const runHistories = async (runner: HistoryRunner): Promise<void> => {
    while (next < firstSeed + histories && found === undefined) {
      const seed = next++;
      const finding = await runner.run(seed);
      if (finding !== undefined) found = { seed, ...finding };
    }
  };
  await Promise.all(runners.map(runHistories));
  return found;
}

it(`after ${HISTORIES} random histories from seed ${FIRST_SEED} on, every KPI equals its definition at every check`, {
  timeout: 300_000,
}, async () => {
  process.stdout.write(`KPI histories: KPI_SEED=${FIRST_SEED} KPI_HISTORIES=${HISTORIES}\n`);
  expect(await firstFinding(FIRST_SEED, HISTORIES)).toBeUndefined();
});

it.each([
  // Users who come back after more than 7 days count as never away.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.first - o.swiped > 7 * kpi.day()", "false"],
  // A swipe that commits late joins no runs.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.first < o.started", "false"],
  // Gaps between swipes in one fold are ignored.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "a.swiped - a.first > 7 * kpi.day()", "false"],
  // Users whose swipe is deleted stay active.
  ["kpi.fold_people(kpi.changes[],integer,integer)", "bool_or(c.n < 0)", "false"],
  // Deleting a match leaves its swipe matched.
  [
    "kpi.matches_changed()",
    "('match'::kpi.kind, m.created_at), ('matched', m.swiped_at)",
    "('match'::kpi.kind, m.created_at)",
  ],
])("detects a bug: %s with %j replaced by %j", { timeout: 120_000 }, async (name, right, wrong) => {
  for (const { client } of runners) {
    const { rows } = await client.query("SELECT pg_get_functiondef($1::regprocedure) AS source", [name]);
    const source = String(rows[0].source);
    expect(source).toContain(right);
    await client.query(source.replace(right, wrong));
  }
  expect((await firstFinding(1, 50))?.differences).not.toHaveLength(0);
});

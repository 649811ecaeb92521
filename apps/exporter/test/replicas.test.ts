import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Exporter, exporterOver } from "./support/exporter.ts";
import { randomFacts, storeFacts } from "./support/facts.ts";

const INTERVAL_MS = 15_000;

let database: TestDatabase;
let replicas: readonly Exporter[];
let one: Exporter;
let other: Exporter;
beforeEach(async () => {
  database = await createTestDatabase();
  const options = { foldMinAgeMs: INTERVAL_MS / 2 };
  one = exporterOver(database.url, options);
  other = exporterOver(database.url, options);
  replicas = [one, other];
  await passInterval();
});
afterEach(async () => {
  for (const replica of replicas) await replica.close();
  await database.drop();
});

const passInterval = () =>
  one.pool.query("UPDATE kpi.state SET folded_at = folded_at - make_interval(secs => $1)", [INTERVAL_MS / 1000]);
const collectBoth = () => Promise.all(replicas.map((replica) => replica.collect()));

/** Folds of both replicas in total. */
async function folds() {
  const counts = { folded: 0, fresh: 0, busy: 0, failed: 0 };
  for (const replica of replicas) {
    for (const outcome of Object.keys(counts) as (keyof typeof counts)[]) {
      const series = `petswipe_kpi_folds_total{outcome="${outcome}"}`;
      counts[outcome] += (await replica.scrape(series))[series] ?? 0;
    }
  }
  return counts;
}

const successes = (replica: Exporter) => replica.scrape("petswipe_kpi_last_success_timestamp_seconds");
const foldedAt = async () =>
  Number(
    (await one.pool.query("SELECT extract(epoch FROM date_trunc('ms', folded_at)) AS at FROM kpi.state")).rows[0].at,
  );

it("two replicas fold once per interval in total, and serve the same values", async () => {
  for (let round = 1; round <= 5; round += 1) {
    await collectBoth();
    expect((await folds()).folded).toBe(round);
    await passInterval();
  }
  expect(await folds()).toMatchObject({ folded: 5, failed: 0 });
  expect((await folds()).fresh + (await folds()).busy).toBe(5);

  await storeFacts(one.pool, randomFacts(new Date(), 1));
  await one.collect();
  await other.collect();
  expect(await folds()).toMatchObject({ folded: 6 });
  expect(await other.figures()).toEqual(await one.figures());
});

it("a follower reports the fold's time, not its own", async () => {
  await one.collect();
  const leaderTimes = await successes(one);
  await one.pool.query("UPDATE kpi.state SET folded_at = folded_at - interval '5 seconds'");
  await other.collect();
  const followerTimes = Object.values(await successes(other));
  expect(new Set(followerTimes)).toEqual(new Set([await foldedAt()]));
  expect(Math.max(...followerTimes)).toBeLessThan(Math.min(...Object.values(leaderTimes)));
  other.advance(54_000);
  expect(Object.values(await other.scrape("petswipe_kpi_stale")).every((stale) => stale === 0)).toBe(true);
  other.advance(2_000);
  expect(Object.values(await other.scrape("petswipe_kpi_stale")).every((stale) => stale === 1)).toBe(true);
});

it("during another replica's fold the previous state is served, and ages", async () => {
  await one.collect();
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query("SELECT pg_advisory_lock(kpi.lock_key())");
  const before = await foldedAt();
  await passInterval();
  await other.collect();
  expect((await folds()).busy).toBe(1);
  expect(Math.max(...Object.values(await successes(other)))).toBeLessThan(before);
  await holder.end();
});

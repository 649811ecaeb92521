import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES, kpiMetrics } from "@petswipe/metrics";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kpis } from "../src/kpis/all.ts";
import { expectedSeries } from "./support/expected.ts";
import { type Exporter, exporterOver, type Series } from "./support/exporter.ts";
import { type Facts, randomFacts, storeFacts } from "./support/facts.ts";

let database: TestDatabase;
let exporter: Exporter;
beforeEach(async () => {
  database = await createTestDatabase();
  exporter = exporterOver(database.url);
});
afterEach(async () => {
  await exporter.close();
  await database.drop();
});

async function minuteOf(pool: pg.Pool): Promise<Date> {
  return (await pool.query("SELECT date_trunc('minute', now()) AS minute")).rows[0].minute;
}

/** The KPI series of a collection within one minute of the database's clock, and that minute. */
async function collectWithinMinute(): Promise<{ minute: Date; series: Series }> {
  for (;;) {
    const minute = await minuteOf(exporter.pool);
    await exporter.collect();
    if ((await minuteOf(exporter.pool)).getTime() === minute.getTime())
      return { minute, series: await exporter.figures() };
  }
}

async function expectEqual(facts: Facts): Promise<void> {
  const { minute, series } = await collectWithinMinute();
  expect(series).toEqual(expectedSeries(facts, minute));
}

const namesOf = (series: Series, prefix: string) => Object.keys(series).filter((name) => name.startsWith(prefix));

describe("the KPIs", () => {
  it("are exactly those of the catalogue", () => {
    expect(kpis.map(({ name }) => name).sort()).toEqual([...KPI_NAMES].sort());
    expect(kpis.map(({ metric }) => metric).sort()).toEqual(Object.keys(kpiMetrics).sort());
  });

  it.each([1, 2, 3])("equal the expected values exactly, including window boundaries (seed %i)", async (seed) => {
    const facts = randomFacts(await minuteOf(exporter.pool), seed);
    await storeFacts(exporter.pool, facts);
    await expectEqual(facts);
  });

  it("all have a value in the test facts", async () => {
    const minute = await minuteOf(exporter.pool);
    const series = expectedSeries(randomFacts(minute, 1), minute);
    for (const { metric } of kpis) {
      const values = namesOf(series, metric).map((name) => series[name] ?? 0);
      expect(Math.max(...values), metric).toBeGreaterThan(0);
    }
  });

  it("are 0 without data, and ratios are absent", async () => {
    await expectEqual({ users: [], pets: [], swipes: [], matches: [], adoptions: [], sessions: [] });
    expect(namesOf(await exporter.scrape(), "petswipe_swipes_per_minute")).toHaveLength(1);
    expect(Object.keys(await exporter.scrape()).filter((name) => /_ratio|_session_/.test(name))).toEqual([]);
  });

  it("lose a ratio when its window becomes empty, and only then", async () => {
    const facts = randomFacts(await minuteOf(exporter.pool), 4);
    await storeFacts(exporter.pool, facts);
    await expectEqual(facts);
    await exporter.pool.query("UPDATE swipes SET created_at = now() - interval '10 days'");
    const { series } = await collectWithinMinute();
    expect(namesOf(series, "petswipe_swipe_to_match_ratio")).toEqual(['petswipe_swipe_to_match_ratio{window="30d"}']);
    expect(series['petswipe_return_rate_ratio{window="7d"}']).toBe(0);
  });

  it("follow changes between collections, down as well as up", async () => {
    const facts = randomFacts(await minuteOf(exporter.pool), 5);
    await storeFacts(exporter.pool, facts);
    await expectEqual(facts);
    await exporter.pool.query("UPDATE pets SET status = 'withdrawn'");
    await exporter.pool.query("UPDATE adoptions SET status = 'cancelled', completed_at = NULL, cancelled_at = now()");
    const pets = facts.pets.map((pet) => ({ ...pet, status: "withdrawn" as const }));
    const adoptions = facts.adoptions.map((row) => ({ ...row, status: "cancelled" as const, completed_at: null }));
    await expectEqual({ ...facts, pets, adoptions });
  });
});

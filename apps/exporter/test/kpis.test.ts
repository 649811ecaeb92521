import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES, kpiMetrics } from "@petswipe/metrics";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kpis } from "../src/kpis/all.ts";
import { expectedSeries } from "./support/expected.ts";
import { type Exporter, exporterOver, type Series } from "./support/exporter.ts";
import { inventWorld, store, type World } from "./support/world.ts";

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

/** The KPI series after a collection that lay within one minute of the database's clock, and that minute. */
async function collectWithinMinute(): Promise<{ minute: Date; series: Series }> {
  for (;;) {
    const minute = await minuteOf(exporter.pool);
    await exporter.collect();
    if ((await minuteOf(exporter.pool)).getTime() === minute.getTime())
      return { minute, series: await exporter.figures() };
  }
}

async function expectEqual(world: World): Promise<void> {
  const { minute, series } = await collectWithinMinute();
  expect(series).toEqual(expectedSeries(world, minute));
}

const namesOf = (series: Series, prefix: string) => Object.keys(series).filter((name) => name.startsWith(prefix));

describe("the KPIs", () => {
  it("are collected each, under its own name, and are together all there are in the catalogue", () => {
    expect(kpis.map(({ name }) => name).sort()).toEqual([...KPI_NAMES].sort());
    expect(kpis.map(({ metric }) => metric).sort()).toEqual(Object.keys(kpiMetrics).sort());
  });

  it.each([1, 2, 3])("equal to the row what the rows say, the edges of windows included (world %i)", async (seed) => {
    const world = inventWorld(await minuteOf(exporter.pool), seed);
    await store(exporter.pool, world);
    await expectEqual(world);
  });

  it("have a value each where there are facts for each", async () => {
    const minute = await minuteOf(exporter.pool);
    const series = expectedSeries(inventWorld(minute, 1), minute);
    for (const { metric } of kpis) {
      const values = namesOf(series, metric).map((name) => series[name] ?? 0);
      expect(Math.max(...values), metric).toBeGreaterThan(0);
    }
  });

  it("count from 0 where nothing is stored, and have no ratio where there is nothing to divide by", async () => {
    await expectEqual({ users: [], pets: [], swipes: [], matches: [], adoptions: [], sessions: [] });
    expect(namesOf(await exporter.scrape(), "petswipe_swipes_per_minute")).toHaveLength(1);
    expect(Object.keys(await exporter.scrape()).filter((name) => /_ratio|_session_/.test(name))).toEqual([]);
  });

  it("lose a ratio when its window runs empty, and only then", async () => {
    const world = inventWorld(await minuteOf(exporter.pool), 4);
    await store(exporter.pool, world);
    await expectEqual(world);
    await exporter.pool.query("UPDATE swipes SET created_at = now() - interval '10 days'");
    const { series } = await collectWithinMinute();
    expect(namesOf(series, "petswipe_swipe_to_match_ratio")).toEqual(['petswipe_swipe_to_match_ratio{window="30d"}']);
    expect(series['petswipe_return_rate_ratio{window="7d"}']).toBe(0);
  });

  it("follow what changes from one collection to the next, down as well as up", async () => {
    const world = inventWorld(await minuteOf(exporter.pool), 5);
    await store(exporter.pool, world);
    await expectEqual(world);
    await exporter.pool.query("UPDATE pets SET status = 'withdrawn'");
    await exporter.pool.query("UPDATE adoptions SET status = 'cancelled', completed_at = NULL, cancelled_at = now()");
    const pets = world.pets.map((pet) => ({ ...pet, status: "withdrawn" as const }));
    const adoptions = world.adoptions.map((row) => ({ ...row, status: "cancelled" as const, completed_at: null }));
    await expectEqual({ ...world, pets, adoptions });
  });
});

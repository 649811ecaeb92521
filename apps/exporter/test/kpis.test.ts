import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES } from "@petswipe/metrics";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kpis } from "../src/kpis/all.ts";
import { expectedSeries } from "./support/expected.ts";
import { exporterOver, type Series } from "./support/exporter.ts";
import { inventWorld, store, type World } from "./support/world.ts";

let database: TestDatabase;
let exporter: ReturnType<typeof exporterOver>;
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
    await exporter.collector.collect();
    if ((await minuteOf(exporter.pool)).getTime() !== minute.getTime()) continue;
    const all = Object.entries(await exporter.scrape()).filter(([name]) => !name.startsWith("petswipe_kpi_"));
    return { minute, series: Object.fromEntries(all) };
  }
}

async function expectEqual(world: World): Promise<void> {
  const { minute, series } = await collectWithinMinute();
  expect(series).toEqual(expectedSeries(world, minute));
}

describe("the KPIs", () => {
  it("are collected each, under its own name", () => {
    expect(kpis.map(({ name }) => name).sort()).toEqual([...KPI_NAMES].sort());
  });

  it.each([1, 2, 3])("equal to the row what the rows say, the edges of windows included (world %i)", async (seed) => {
    const world = inventWorld(await minuteOf(exporter.pool), seed);
    await store(exporter.pool, world);
    await expectEqual(world);
  });

  it("count from 0 where nothing is stored, and have no ratio where there is nothing to divide by", async () => {
    const nothing = { users: [], pets: [], swipes: [], matches: [], adoptions: [] };
    await expectEqual(nothing);
    expect(Object.keys(await exporter.scrape()).filter((name) => name.includes("_ratio{"))).toEqual([]);
  });

  it("lose a ratio when its window runs empty, and only then", async () => {
    const world = inventWorld(await minuteOf(exporter.pool), 4);
    await store(exporter.pool, world);
    await expectEqual(world);
    await exporter.pool.query("UPDATE swipes SET created_at = now() - interval '10 days'");
    const { series } = await collectWithinMinute();
    const ratios = Object.keys(series).filter((name) => name.startsWith("petswipe_swipe_to_match_ratio"));
    expect(ratios).toEqual(['petswipe_swipe_to_match_ratio{window="30d"}']);
  });

  it("follow what changes from one collection to the next, down as well as up", async () => {
    const world = inventWorld(await minuteOf(exporter.pool), 5);
    await store(exporter.pool, world);
    await expectEqual(world);
    await exporter.pool.query("UPDATE pets SET status = 'withdrawn'");
    await exporter.pool.query("DELETE FROM adoptions");
    const pets = world.pets.map((pet) => ({ ...pet, status: "withdrawn" as const }));
    await expectEqual({ ...world, pets, adoptions: [] });
  });
});

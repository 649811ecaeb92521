import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readArguments } from "../bench/arguments.ts";
import { writeFacts } from "../bench/data/facts.ts";
import { shuffled } from "../bench/insert/rounds.ts";
import { nextSwipes, type Target } from "../bench/insert/target.ts";
import { goalsOf } from "../bench/report/goals.ts";
import { renderReport } from "../bench/report/table.ts";
import type { Results, SizeResults } from "../bench/results.ts";
import { quantile } from "../bench/statistics.ts";
import { compare } from "../src/audit/audit.ts";
import { kpis } from "../src/kpis/all.ts";
import { rebuild } from "../src/rebuild/rebuild.ts";

describe("the bench's facts", () => {
  let database: TestDatabase;
  let client: pg.Client;
  const one = async (sql: string) => Number((await client.query(sql)).rows[0].n);
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await writeFacts(client, 20_000, () => {});
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it("have the requested number, the last 30 days, and plausible matches, adoptions and sessions", async () => {
    const swipes = await one("SELECT count(*) AS n FROM swipes");
    expect(Math.abs(swipes / 20_000 - 1)).toBeLessThan(0.15);
    expect(
      await one("SELECT count(*) AS n FROM swipes WHERE created_at NOT BETWEEN now() - interval '31 days' AND now()"),
    ).toBe(0);
    expect((await one("SELECT count(*) AS n FROM matches")) / swipes).toBeCloseTo(0.05, 1);
    expect(
      await one(
        "SELECT count(*) AS n FROM matches m JOIN swipes s USING (user_id, pet_id) WHERE s.liked AND s.created_at = m.swiped_at",
      ),
    ).toBe(await one("SELECT count(*) AS n FROM matches"));
    expect(await one("SELECT count(*) AS n FROM adoptions WHERE status = 'completed'")).toBeGreaterThan(50);
    expect(
      await one("SELECT count(*) AS n FROM sessions WHERE ended_at > now() - interval '24 hours'"),
    ).toBeGreaterThan(10);
  });

  it("give the same KPIs by definition and from rebuilt roll-ups", async () => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await rebuild(client, { log: () => {} });
    const { differences, series } = await compare(client, kpis);
    await client.query("COMMIT");
    expect(differences).toEqual([]);
    expect(series).toBeGreaterThan(40);
  });
});

it("inserts no pair of user and pet twice", () => {
  const target = { next: 0, firstUser: 7 } as Target;
  const [users, pets] = nextSwipes(target, 1_500);
  expect(new Set(users.map((user, index) => `${user} ${pets[index]}`)).size).toBe(1_500);
  expect([users[0], users[1_499], target.next]).toEqual([7, 9, 1_500]);
});

it("computes quantiles by nearest rank, and none without samples", () => {
  expect([0.5, 0.95, 1].map((fraction) => quantile([4, 1, 3, 2], fraction))).toEqual([2, 4, 4]);
  expect(() => quantile([], 0.5)).toThrow("no samples");
});

it("parses its command line, and names unknown options", () => {
  expect(readArguments(["--json"])).toEqual({ json: true, help: false, minutes: 3, seed: expect.any(Number) });
  expect(readArguments(["--seed", "7"]).seed).toBe(7);
  expect(() => readArguments(["--minutes", "half"])).toThrow("--minutes half is not a positive integer");
  expect(() => readArguments(["--seed", "x"])).toThrow("--seed x is not an integer");
  expect(() => readArguments(["--fast"])).toThrow("--fast");
});

it("orders the insert variants differently in each round, by seed", () => {
  const orders = Array.from({ length: 7 }, (_, round) => shuffled(5, 1, round));
  for (const order of orders) expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
  expect(orders[3]).toEqual(shuffled(5, 1, 3));
  const before = orders.flatMap((order) => order.slice(1).map((index, place) => [index, order[place]].join()));
  expect(new Set(before).size).toBeGreaterThan(10);
});

describe("the report", () => {
  const size = (naive: number, collection: number): SizeResults => ({
    swipes: naive * 1_000,
    rebuildSeconds: 5,
    naive: { total: naive, byKpi: { funnel: naive } },
    sqlExporter: { total: naive, cpu: naive },
    quiet: { median: collection, p95: collection, turn: collection, mean: collection, collections: 9 },
    busy: { median: collection, p95: collection, turn: collection, mean: collection, collections: 9 },
    process: { postgresCpu: 4, exporterCpu: 5, scrapeMedian: 2, scrapeP99: 6, residentMegabytes: 120 },
  });
  const rate = (variant: string, ratio: number) => ({
    variant,
    swipesPerSecond: 5_000 * ratio,
    ratio,
    cpuPerSwipe: 90,
    cpuRatio: 1,
  });
  const results = (large: SizeResults): Results => ({
    small: size(1_000, 8),
    large,
    nullControl: 1.01,
    inserts: [rate("off", 1), rate("log", 0.9)],
    multiRowInserts: [rate("off", 1), rate("log", 0.97)],
  });

  it("reports which goals are met", () => {
    expect(goalsOf(results(size(10_000, 8))).map(({ met, found }) => [met, found])).toEqual([
      [true, "1,250 x"],
      [true, "1 x"],
      [true, "2.0 ms"],
      [true, "120 MB"],
      [true, "0.9 x"],
    ]);
    expect(goalsOf(results(size(10_000, 12))).map(({ met }) => met)).toEqual([false, false, true, true, true]);
  });

  it("shows both sizes, growth and insert rates", () => {
    const lines = renderReport(results(size(10_000, 8)))
      .split("\n")
      .map((line) => line.replaceAll(/ +/g, " "));
    expect(lines).toContain("definitions by node-pg, ms 1,000 10,000 10 x");
    expect(lines).toContain("definitions ÷ collection 125 1,250 10 x");
    expect(lines).toContain("change log (chosen), with folds 4,500 0.9 x 90 1 x");
    expect(lines).toContain("null control: 1 M ÷ 1 M, collection 1.01 x");
  });
});

import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES } from "@petswipe/metrics";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exporterOver } from "./support/exporter.ts";
import { inventWorld, store } from "./support/world.ts";

const broken = ["adoption_rate", "adoptions_stored"];
const ofKpis = (metric: string, values: (kpi: string) => number, names: readonly string[] = KPI_NAMES) =>
  Object.fromEntries(names.map((kpi) => [`${metric}{kpi="${kpi}"}`, values(kpi)]));

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

describe("before the first collection", () => {
  it("nothing is claimed to be 0, and every KPI is said to be down", async () => {
    expect(await exporter.scrape()).toEqual({
      ...ofKpis("petswipe_kpi_up", () => 0),
      ...ofKpis("petswipe_kpi_errors_total", () => 0),
    });
  });

  it("the exporter lives, and is not ready", async () => {
    expect((await exporter.app.inject({ url: "/health/live" })).json()).toEqual({ status: "live" });
    const ready = await exporter.app.inject({ url: "/health/ready" });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ status: "unavailable", parts: { kpis: "down" }, stale: [...KPI_NAMES] });
  });
});

describe("a collection", () => {
  it("says of every KPI that it is up, since when, and what it took", async () => {
    const before = Date.now() / 1000;
    await exporter.collector.collect();
    const after = Date.now() / 1000;
    expect(await exporter.scrape("petswipe_kpi_up")).toEqual(ofKpis("petswipe_kpi_up", () => 1));
    expect(await exporter.scrape("petswipe_kpi_errors_total")).toEqual(ofKpis("petswipe_kpi_errors_total", () => 0));
    const times = Object.values(await exporter.scrape("petswipe_kpi_last_success_timestamp_seconds"));
    const durations = Object.values(await exporter.scrape("petswipe_kpi_collect_duration_seconds"));
    expect([times.length, durations.length]).toEqual([KPI_NAMES.length, KPI_NAMES.length]);
    for (const time of times) expect(time >= before && time <= after).toBe(true);
    for (const duration of durations) expect(duration > 0 && duration <= after - before).toBe(true);
    expect((await exporter.app.inject({ url: "/health/ready" })).json()).toEqual({
      status: "ready",
      parts: { kpis: "up" },
      stale: [],
    });
  });

  it("with a broken KPI leaves the others alive, keeps its last good value, and counts the error", async () => {
    await store(exporter.pool, inventWorld(new Date(), 1));
    await exporter.collector.collect();
    const good = await exporter.scrape();
    await exporter.pool.query("DROP TABLE adoptions");
    await exporter.pool.query("DELETE FROM swipes");
    await exporter.collector.collect();
    await exporter.collector.collect();

    const now = await exporter.scrape();
    const adopted = "petswipe_adoptions_stored_total";
    expect(good[adopted]).toBeGreaterThan(0);
    expect(now[adopted]).toBe(good[adopted]);
    const rates = Object.keys(good).filter((name) => name.startsWith("petswipe_adoption_rate_ratio"));
    expect(rates.map((name) => now[name])).toEqual(rates.map((name) => good[name]));
    expect(Object.values(await exporter.scrape("petswipe_swipes_stored_total"))).toEqual(Array(10).fill(0));

    const isBroken = (kpi: string) => broken.includes(kpi);
    expect(now).toMatchObject(ofKpis("petswipe_kpi_up", (kpi) => (isBroken(kpi) ? 0 : 1)));
    expect(now).toMatchObject(ofKpis("petswipe_kpi_errors_total", (kpi) => (isBroken(kpi) ? 2 : 0)));
    const success = (kpi: string) => `petswipe_kpi_last_success_timestamp_seconds{kpi="${kpi}"}`;
    for (const kpi of broken) expect(now[success(kpi)]).toBe(good[success(kpi)]);
    expect(now[success("pets")]).toBeGreaterThan(good[success("pets")] ?? Number.POSITIVE_INFINITY);
    const ready = await exporter.app.inject({ url: "/health/ready" });
    expect([ready.statusCode, ready.json().stale.sort()]).toEqual([503, broken]);
  });

  it("repeats once started, and no more once stopped", async () => {
    const queries = vi.spyOn(exporter.pool, "query");
    exporter.collector.start();
    await exporter.collector.stop();
    expect(queries).toHaveBeenCalledTimes(KPI_NAMES.length);
    expect(await exporter.scrape("petswipe_kpi_up")).toEqual(ofKpis("petswipe_kpi_up", () => 1));
  });
});

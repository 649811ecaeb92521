import { createTestDatabase, type TestDatabase } from "@petswipe/database/testing";
import { KPI_NAMES } from "@petswipe/metrics";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Exporter, exporterOver, type Series } from "./support/exporter.ts";
import { randomFacts, storeFacts } from "./support/facts.ts";

const ofKpis = (metric: string, values: (kpi: string) => number, names: readonly string[] = KPI_NAMES) =>
  Object.fromEntries(names.map((kpi) => [`${metric}{kpi="${kpi}"}`, values(kpi)]));
const noFolds = { folded: 0, fresh: 0, busy: 0, failed: 0 };
const folds = (counts: Partial<typeof noFolds>): Series =>
  Object.fromEntries(
    Object.entries({ ...noFolds, ...counts }).map(([outcome, n]) => [
      `petswipe_kpi_folds_total{outcome="${outcome}"}`,
      n,
    ]),
  );

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

describe("before the first collection", () => {
  it("no KPI is 0, and every KPI is down and stale", async () => {
    expect(await exporter.scrape()).toEqual({
      ...ofKpis("petswipe_kpi_up", () => 0),
      ...ofKpis("petswipe_kpi_stale", () => 1),
      ...ofKpis("petswipe_kpi_errors_total", () => 0),
      ...folds({}),
    });
  });

  it("the exporter is live, but not ready", async () => {
    expect((await exporter.app.inject({ url: "/health/live" })).json()).toEqual({ status: "live" });
    const ready = await exporter.app.inject({ url: "/health/ready" });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ status: "unavailable", unfit: [...KPI_NAMES] });
  });
});

describe("a collection", () => {
  it("reports every KPI as up and fresh, with timestamp and duration", async () => {
    const before = Date.now() / 1000;
    await exporter.collect();
    const after = Date.now() / 1000;
    expect(await exporter.scrape("petswipe_kpi_up")).toEqual(ofKpis("petswipe_kpi_up", () => 1));
    expect(await exporter.scrape("petswipe_kpi_stale")).toEqual(ofKpis("petswipe_kpi_stale", () => 0));
    expect(await exporter.scrape("petswipe_kpi_errors_total")).toEqual(ofKpis("petswipe_kpi_errors_total", () => 0));
    expect(await exporter.scrape("petswipe_kpi_folds_total")).toEqual(folds({ folded: 1 }));
    const times = Object.values(await exporter.scrape("petswipe_kpi_last_success_timestamp_seconds"));
    const durations = Object.values(await exporter.scrape("petswipe_kpi_collect_duration_seconds"));
    const folding = Object.values(await exporter.scrape("petswipe_kpi_fold_duration_seconds"));
    expect([times.length, durations.length, folding.length]).toEqual([KPI_NAMES.length, KPI_NAMES.length, 1]);
    for (const time of times) expect(time >= before - 0.001 && time <= after).toBe(true);
    for (const seconds of [...durations, ...folding]) expect(seconds > 0 && seconds <= after - before).toBe(true);
    const ready = await exporter.app.inject({ url: "/health/ready" });
    expect(ready.json()).toEqual({ status: "ready", unfit: [] });
  });

  it("with broken KPIs collects the others, keeps last good values, and counts the errors", async () => {
    const broken = [
      "adoptions_stored",
      "matches_stored",
      "pets",
      "session_duration",
      "signups_stored",
      "swipes_stored",
    ];
    await storeFacts(exporter.pool, randomFacts(new Date(), 1));
    await exporter.collect();
    const good = await exporter.scrape();
    await exporter.pool.query("DROP VIEW kpi.stored; DROP FUNCTION kpi.session_percentiles; DELETE FROM swipes");
    await exporter.collect();
    await exporter.collect();

    const now = await exporter.scrape();
    const kept = Object.keys(good).filter((name) => /^petswipe_(.*_stored_total|pets\{|session_duration)/.test(name));
    expect(kept.length).toBeGreaterThan(25);
    expect(kept.map((name) => [name, now[name]])).toEqual(kept.map((name) => [name, good[name]]));
    expect(Object.values(await exporter.scrape("petswipe_active_users"))).toEqual([0, 0, 0, 0]);

    const isBroken = (kpi: string) => broken.includes(kpi);
    expect(now).toMatchObject(ofKpis("petswipe_kpi_up", (kpi) => (isBroken(kpi) ? 0 : 1)));
    expect(now).toMatchObject(ofKpis("petswipe_kpi_errors_total", (kpi) => (isBroken(kpi) ? 2 : 0)));
    const success = (kpi: string) => `petswipe_kpi_last_success_timestamp_seconds{kpi="${kpi}"}`;
    for (const kpi of broken) expect(now[success(kpi)]).toBe(good[success(kpi)]);
    expect(now[success("funnel")]).toBeGreaterThan(good[success("funnel")] ?? Number.POSITIVE_INFINITY);
    const ready = await exporter.app.inject({ url: "/health/ready" });
    expect([ready.statusCode, ready.json().status, ready.json().unfit.sort()]).toEqual([200, "degraded", broken]);

    exporter.advance(61_000);
    await exporter.collect();
    expect(await exporter.scrape("petswipe_kpi_stale")).toEqual(
      ofKpis("petswipe_kpi_stale", (kpi) => (isBroken(kpi) ? 1 : 0)),
    );
  });

  it("whose fold fails reports all KPIs as down", async () => {
    await exporter.collect();
    await exporter.pool.query("ALTER TABLE kpi.session_lengths RENAME TO lengths");
    await exporter.pool.query(
      "INSERT INTO users (email, password_hash, display_name, role) VALUES ('a@b', '', '', 'admin')",
    );
    await exporter.pool.query("UPDATE kpi.state SET as_of = as_of - 1");
    await exporter.collect();
    expect(await exporter.scrape("petswipe_kpi_up")).toEqual(ofKpis("petswipe_kpi_up", () => 0));
    expect(await exporter.scrape("petswipe_kpi_folds_total")).toEqual(folds({ folded: 1, failed: 1 }));
    expect(await exporter.scrape("petswipe_signups_stored_total")).toMatchObject({
      'petswipe_signups_stored_total{role="admin"}': 0,
    });
  });

  it("never decreases a counter when users are deleted, and keeps no trace of them", async () => {
    await storeFacts(exporter.pool, randomFacts(new Date(), 6));
    await exporter.collect();
    const counters = async () =>
      Object.entries(await exporter.scrape()).filter(([name]) => name.includes("_stored_total"));
    const before = await counters();
    await exporter.pool.query("DELETE FROM users WHERE id IN (19, 20)");
    // Changes stay in the log until the minute ends; fold as if it had ended.
    await exporter.pool.query("SELECT kpi.fold_to(kpi.minute(now()) + 1, 50000)");
    await exporter.collect();
    expect(await counters()).toEqual(before);
    const { rows } = await exporter.pool.query(`SELECT count(*)::int AS traces FROM (
      SELECT user_id FROM kpi.people UNION ALL SELECT user_id FROM kpi.changes) known WHERE user_id IN (19, 20)`);
    expect(rows).toEqual([{ traces: 0 }]);
  });
});

it("readers never see a partial fold, even in many batches", async () => {
  await storeFacts(exporter.pool, randomFacts(new Date(), 7));
  const behind = exporterOver(database.url, { foldBatch: 5 });
  const seen = new Set<string>();
  let folding = true;
  const watch = async () => {
    while (folding) {
      const { rows } = await exporter.pool.query(
        "SELECT kpi.counted('swipe', as_of - 43200, as_of)::int AS n FROM kpi.state",
      );
      seen.add(rows[0].n);
    }
  };
  const watching = watch();
  await behind.collect();
  folding = false;
  await watching;
  const { rows } = await exporter.pool.query(
    "SELECT kpi.counted('swipe', as_of - 43200, as_of)::int AS n FROM kpi.state",
  );
  expect([...seen].filter((n) => Number(n) !== 0 && n !== rows[0].n)).toEqual([]);
  expect(rows[0].n).toBeGreaterThan(100);
  await behind.close();
});

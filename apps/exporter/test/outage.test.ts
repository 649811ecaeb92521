import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import { KPI_NAMES } from "@petswipe/metrics";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { exporterOver, type Series } from "./support/exporter.ts";
import { inventWorld, store } from "./support/world.ts";

let directory: string;
let server: PostgresServer;
let exporter: ReturnType<typeof exporterOver>;
const start = (port?: number) =>
  startPostgres({ dataDir: join(directory, "postgres"), settings: { fsync: "off" }, ...(port && { port }) });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "petswipe-outage-"));
  server = await start();
  await migrate({ url: server.url });
  exporter = exporterOver(server.url);
  await store(exporter.pool, inventWorld(new Date(), 1));
});
afterAll(async () => {
  await exporter.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

/** The business figures alone, without what the exporter says of itself. */
function figures(series: Series): Series {
  return Object.fromEntries(Object.entries(series).filter(([name]) => !name.startsWith("petswipe_kpi_")));
}

const ups = async () => Object.values(await exporter.scrape("petswipe_kpi_up"));
const errors = async () => Object.values(await exporter.scrape("petswipe_kpi_errors_total"));
const everyKpi = (value: number) => KPI_NAMES.map(() => value);

it("keeps the last good values while PostgreSQL is dead, says so, answers scrapes, and goes on when it is back", async () => {
  await exporter.collector.collect();
  const good = figures(await exporter.scrape());
  expect(await ups()).toEqual(everyKpi(1));

  server.kill("SIGKILL");
  await server.exited;
  // Its backends see that their postmaster is gone only a moment later.
  await vi.waitFor(() => expect(exporter.pool.query("SELECT 1")).rejects.toThrow(), { timeout: 30_000 });
  await exporter.collector.collect();
  expect(figures(await exporter.scrape())).toEqual(good);
  expect(await ups()).toEqual(everyKpi(0));
  expect(await errors()).toEqual(everyKpi(1));
  expect((await exporter.app.inject({ url: "/health/ready" })).statusCode).toBe(503);
  expect((await exporter.app.inject({ url: "/health/live" })).statusCode).toBe(200);

  server = await start(server.port);
  await exporter.pool.query("DELETE FROM swipes");
  await exporter.collector.collect();
  const after = await exporter.scrape();
  expect(await ups()).toEqual(everyKpi(1));
  expect(await errors()).toEqual(everyKpi(1));
  expect(after["petswipe_matches_stored_total"]).toBe(good["petswipe_matches_stored_total"]);
  expect(Object.keys(after).filter((name) => name.startsWith("petswipe_swipe_to_match_ratio"))).toEqual([]);
});

it("answers a scrape while a collection hangs", async () => {
  const pid = (await exporter.pool.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
  process.kill(pid, "SIGSTOP");
  let collected = false;
  const collection = exporter.collector.collect().then(() => {
    collected = true;
  });
  try {
    const series = await exporter.scrape("petswipe_matches_stored_total");
    expect([Object.keys(series).length, collected]).toEqual([1, false]);
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await collection;
  expect(await ups()).toEqual(everyKpi(1));
});

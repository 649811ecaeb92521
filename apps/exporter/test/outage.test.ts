import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@petswipe/database/migrate";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import { KPI_NAMES } from "@petswipe/metrics";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Exporter, exporterOver } from "./support/exporter.ts";
import { randomFacts, storeFacts } from "./support/facts.ts";

let directory: string;
let server: PostgresServer;
let exporter: Exporter;
const start = (port?: number) =>
  startPostgres({ dataDir: join(directory, "postgres"), settings: { fsync: "off" }, ...(port && { port }) });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "petswipe-outage-"));
  server = await start();
  await migrate({ url: server.url });
  exporter = exporterOver(server.url);
  await storeFacts(exporter.pool, randomFacts(new Date(), 1));
});
afterAll(async () => {
  await exporter.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

const valuesOf = async (metric: string) => Object.values(await exporter.scrape(`${metric}{`));
const everyKpi = (value: number) => KPI_NAMES.map(() => value);
const health = async (check: string) => (await exporter.app.inject({ url: `/health/${check}` })).statusCode;

async function killPostgres(): Promise<void> {
  server.kill("SIGKILL");
  await server.exited;
  // Its backends exit shortly after their postmaster.
  await vi.waitFor(() => expect(exporter.pool.query("SELECT 1")).rejects.toThrow(), { timeout: 10_000 });
}

it("keeps and serves the last good values while PostgreSQL is down, reports it, and recovers", async () => {
  await exporter.collect();
  const good = await exporter.figures();
  const since = await exporter.scrape("petswipe_kpi_last_success_timestamp_seconds");
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(1));

  await killPostgres();
  await exporter.collect();
  exporter.advance(50_000);
  expect(await exporter.figures()).toEqual(good);
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(0));
  expect(await valuesOf("petswipe_kpi_stale")).toEqual(everyKpi(0));
  expect(await valuesOf("petswipe_kpi_errors_total")).toEqual(everyKpi(1));
  expect([await health("ready"), await health("live")]).toEqual([503, 200]);

  await exporter.collect();
  exporter.advance(11_000);
  expect(await exporter.figures()).toEqual(good);
  expect(await valuesOf("petswipe_kpi_stale")).toEqual(everyKpi(1));
  expect(await exporter.scrape("petswipe_kpi_last_success_timestamp_seconds")).toEqual(since);
  const times: number[] = [];
  for (let scrape = 0; scrape < 10; scrape += 1) times.push(await timed(() => exporter.scrape()));
  expect(Math.min(...times)).toBeLessThan(50);

  server = await start(server.port);
  await exporter.pool.query("DELETE FROM adoptions");
  await exporter.collect();
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(1));
  expect(await valuesOf("petswipe_kpi_stale")).toEqual(everyKpi(0));
  expect(await valuesOf("petswipe_kpi_errors_total")).toEqual(everyKpi(2));
  expect((await exporter.figures())['petswipe_adoption_rate_ratio{window="30d"}']).toBe(0);
  expect(await health("ready")).toBe(200);
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

it("answers a scrape while a collection hangs", async () => {
  await exporter.collect();
  const { rows } = await exporter.pool.query("SELECT pg_backend_pid() AS pid");
  process.kill(rows[0].pid, "SIGSTOP");
  let collected = false;
  const collection = exporter.collect().then(() => {
    collected = true;
  });
  try {
    expect(Object.keys(await exporter.scrape("petswipe_matches_stored_total"))).toHaveLength(1);
    expect(collected).toBe(false);
  } finally {
    process.kill(rows[0].pid, "SIGCONT");
  }
  await collection;
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(1));
});

it("survives losing its connection during a fold", async () => {
  await exporter.pool.query(`
    CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
    CREATE TRIGGER slow AFTER UPDATE ON kpi.state FOR EACH STATEMENT EXECUTE FUNCTION be_slow()`);
  const collection = exporter.collect();
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND application_name = 'petswipe-exporter' AND wait_event = 'PgSleep'`;
  await vi.waitFor(async () => expect((await exporter.pool.query(cut)).rowCount).toBe(1), { timeout: 10_000 });
  await collection;
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(0));

  await exporter.pool.query("DROP TRIGGER slow ON kpi.state");
  await exporter.collect();
  expect(await valuesOf("petswipe_kpi_up")).toEqual(everyKpi(1));
});

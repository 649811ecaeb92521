import { createLogger } from "@petswipe/logging";
import { kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import pg from "pg";
import { buildApp } from "../../src/app.ts";
import { createCollector } from "../../src/collector.ts";
import { kpis } from "../../src/kpis/all.ts";

export type Series = Readonly<Record<string, number>>;

/** The series of an exposition by their whole names, those that start with a prefix. */
export function seriesOf(exposition: string, prefix = "petswipe_"): Series {
  const lines = exposition.split("\n").filter((line) => line.startsWith(prefix));
  return Object.fromEntries(
    lines.map((line) => line.split(/ (?=[^ ]*$)/)).map(([name, value]) => [name, Number(value)]),
  );
}

/** The exporter's parts over a database, put together as its server does, without a port or a timer. */
export function exporterOver(url: string) {
  const registry = createRegistry();
  const metrics = {
    ...createInstruments(kpiMetrics, registry, { startAtZero: false }),
    ...createInstruments(kpiSelfMetrics, registry),
  };
  const logger = createLogger({ service: "exporter", environment: "test" });
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 1_000, query_timeout: 5_000 });
  pool.on("error", () => {});
  const collector = createCollector({ kpis, pool, metrics, logger, intervalMs: 60_000 });
  const app = buildApp({ logger, registry, metricsToken: undefined, fresh: collector.fresh });

  return {
    app,
    collector,
    pool,
    /** What a scrape shows now, of the names that start with a prefix. */
    scrape: async (prefix?: string) => seriesOf((await app.inject({ url: "/metrics" })).body, prefix),
    async close() {
      await app.close();
      await pool.end();
    },
  };
}

import { createLogger } from "@petswipe/logging";
import { kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import { buildApp } from "../../src/app.ts";
import { type CollectOptions, collect } from "../../src/collect.ts";
import { trackFreshness } from "../../src/freshness.ts";
import { kpis } from "../../src/kpis/all.ts";
import { openPool } from "../../src/pool.ts";

export type Series = Readonly<Record<string, number>>;

/** The series of an exposition whose names start with a prefix. */
export function seriesOf(exposition: string, prefix = "petswipe_"): Series {
  const lines = exposition.split("\n").filter((line) => line.startsWith(prefix));
  return Object.fromEntries(
    lines.map((line) => line.split(/ (?=[^ ]*$)/)).map(([name, value]) => [name, Number(value)]),
  );
}

/** The KPIs only, without self-metrics. */
export function figuresOf(series: Series): Series {
  return Object.fromEntries(Object.entries(series).filter(([name]) => /^petswipe_(?!kpi_)/.test(name)));
}

/**
 * The exporter on a database, assembled like its server, without a port and timer. `advance` moves the clock of ages.
 */
export function exporterOver(
  url: string,
  changes: Partial<Pick<CollectOptions, "kpis" | "foldMinAgeMs" | "foldBatch">> = {},
) {
  const registry = createRegistry();
  const instruments = createInstruments(kpiMetrics, registry, { startAtZero: false });
  const self = createInstruments(kpiSelfMetrics, registry);
  let shift = 0;
  const freshness = trackFreshness(self, () => performance.now() + shift);
  const logger = createLogger({ service: "exporter", environment: "test", level: "silent" });
  const pool = openPool(url, () => {});
  const options = { kpis, pool, instruments, self, freshness, logger, foldMinAgeMs: 0, ...changes };
  const app = buildApp({ logger, registry, metricsToken: undefined, freshness });
  const scrape = async (prefix?: string) => seriesOf((await app.inject({ url: "/metrics" })).body, prefix);

  return {
    app,
    pool,
    collect: () => collect(options),
    /** The series of a scrape whose names start with a prefix. */
    scrape,
    figures: async () => figuresOf(await scrape()),
    advance: (ms: number) => {
      shift += ms;
    },
    async close() {
      await app.close();
      await pool.end();
    },
  };
}

export type Exporter = ReturnType<typeof exporterOver>;

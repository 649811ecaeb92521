import { createLogger } from "@petswipe/logging";
import { kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import { createInstruments, createRegistry } from "@petswipe/metrics/instruments";
import { collect } from "../../src/collect.ts";
import { trackFreshness } from "../../src/freshness.ts";
import { kpis } from "../../src/kpis/all.ts";
import { openPool } from "../../src/pool.ts";

export interface Collector {
  /** Runs one collection like the exporter. Rejects if a KPI failed. */
  collect(): Promise<void>;
  close(): Promise<void>;
}

/** The exporter's collection, without its server. */
export function openCollector(url: string): Collector {
  const registry = createRegistry();
  const self = createInstruments(kpiSelfMetrics, registry);
  const freshness = trackFreshness(self);
  const pool = openPool(url, () => {});
  const options = {
    kpis,
    pool,
    instruments: createInstruments(kpiMetrics, registry, { startAtZero: false }),
    self,
    freshness,
    logger: createLogger({ service: "exporter", environment: "test" }),
    foldMinAgeMs: 0,
  };
  return {
    async collect() {
      await collect(options);
      const unfit = freshness.unfit();
      if (unfit.length > 0) throw new Error(`failed to collect these KPIs: ${unfit.join(", ")}`);
    },
    close: () => pool.end(),
  };
}

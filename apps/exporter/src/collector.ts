import type { Logger } from "@petswipe/logging";
import type { KpiName } from "@petswipe/metrics";
import type { Pool } from "pg";
import type { Kpi, KpiInstruments } from "./kpis/kpi.ts";

export interface CollectorOptions {
  readonly kpis: readonly Kpi<unknown>[];
  readonly pool: Pick<Pool, "query">;
  readonly metrics: KpiInstruments;
  readonly logger: Logger;
  /** Pause between the end of a collection and the start of the next. */
  readonly intervalMs: number;
}

export interface Collector {
  /** Names of the KPIs whose last collection succeeded. */
  fresh(): readonly KpiName[];
  /** Collects every KPI once. Never rejects: a KPI that fails keeps its last good value, and says so in its self-metrics. */
  collect(): Promise<void>;
  start(): void;
  /** Ends after the collection under way. */
  stop(): Promise<void>;
}

export function createCollector({ kpis, pool, metrics, logger, intervalMs }: CollectorOptions): Collector {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const fresh = new Set<KpiName>();
  for (const { name } of kpis) metrics.petswipe_kpi_up.set({ kpi: name }, 0);

  async function collectOne(kpi: Kpi<unknown>): Promise<void> {
    const labels = { kpi: kpi.name };
    const start = performance.now();
    try {
      const { rows } = await pool.query(kpi.sql);
      kpi.publish(rows, metrics);
      fresh.add(kpi.name);
      metrics.petswipe_kpi_up.set(labels, 1);
      metrics.petswipe_kpi_last_success_timestamp_seconds.set(labels, Date.now() / 1000);
    } catch (error) {
      fresh.delete(kpi.name);
      metrics.petswipe_kpi_up.set(labels, 0);
      metrics.petswipe_kpi_errors_total.inc(labels);
      logger.warn({ err: error, kpi: kpi.name }, "KPI could not be collected: its last good value stays");
    }
    metrics.petswipe_kpi_collect_duration_seconds.set(labels, (performance.now() - start) / 1000);
  }

  async function collect(): Promise<void> {
    for (const kpi of kpis) await collectOne(kpi);
  }

  function start(): void {
    running = collect().then(() => {
      if (!stopped) timer = setTimeout(start, intervalMs);
    });
  }

  return {
    fresh: () => [...fresh],
    collect,
    start,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

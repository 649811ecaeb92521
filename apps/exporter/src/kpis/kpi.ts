import type { KpiName, KpiWindow, kpiMetrics, kpiSelfMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";

export type KpiInstruments = Instruments<typeof kpiMetrics & typeof kpiSelfMetrics>;

/** One business figure: the SQL that defines it, and how its rows become series. */
export interface Kpi<Row = never> {
  readonly name: KpiName;
  readonly sql: string;
  /** Gets every row of one successful query; a value that cannot be known (a ratio without denominator) is cleared. */
  publish(rows: readonly Row[], metrics: KpiInstruments): void;
}

/** Fixes a KPI's row type where it is defined, and forgets it where all KPIs are handled alike. */
export function defineKpi<Row>(kpi: Kpi<Row>): Kpi<unknown> {
  return { ...kpi, publish: (rows, metrics) => kpi.publish(rows as readonly Row[], metrics) };
}

/** Windows end at the start of the current minute of the database's clock, and begin one interval before. */
export const WINDOWS_SQL = `(VALUES ('1h', interval '1 hour'), ('24h', interval '24 hours'),
  ('7d', interval '7 days'), ('30d', interval '30 days')) AS w(label, length)`;

export const END_SQL = "date_trunc('minute', now())";

export interface RatioRow {
  readonly window: KpiWindow;
  /** null where there is nothing to divide by. */
  readonly ratio: number | null;
}

type RatioMetric = "petswipe_swipe_to_match_ratio" | "petswipe_adoption_rate_ratio";

/** Sets a ratio's windows; those without a denominator are absent. */
export function publishRatio(metric: RatioMetric): Kpi<RatioRow>["publish"] {
  return (rows, metrics) => {
    for (const { window, ratio } of rows) {
      if (ratio === null) metrics[metric].clear({ window });
      else metrics[metric].set({ window }, ratio);
    }
  };
}

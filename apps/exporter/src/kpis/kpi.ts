import type { KpiName, kpiMetrics } from "@petswipe/metrics";

/** A KPI. Both statements return the metric's labels (text) and `value` (float8, null for absent). */
export interface Kpi {
  readonly name: KpiName;
  readonly metric: keyof typeof kpiMetrics;
  /** The value of series without a row. */
  readonly missing: "zero" | "absent";
  /** The definition, in plain SQL over the facts; the audit compares against it. $1 is the start of the current minute. */
  readonly naive: string;
  /** The same from the roll-ups, with a cost that does not grow with history. */
  readonly rolled: string;
}

/** Each window with its length as an interval. */
export const WINDOWS = `(VALUES ('1h', interval '1 hour'), ('24h', interval '24 hours'), ('7d', interval '7 days'), ('30d', interval '30 days')) AS w ("window", length)`;

/** Each window with its length in minutes. */
export const ROLLED_WINDOWS = `kpi.state, (VALUES ('1h', 60), ('24h', 1440), ('7d', 10080), ('30d', 43200)) AS w ("window", minutes)`;

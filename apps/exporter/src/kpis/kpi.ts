import type { KpiName, kpiMetrics } from "@petswipe/metrics";

/** One business figure. Both statements answer rows of the metric's labels (text) and `value` (float8, null for absent). */
export interface Kpi {
  readonly name: KpiName;
  readonly metric: keyof typeof kpiMetrics;
  /** What series without a row are: nothing counted, or nothing known. */
  readonly missing: "zero" | "absent";
  /** The definition, in plain SQL over the facts. $1 is the start of the current minute. The audit holds the KPI against it. */
  readonly naive: string;
  /** The same from the roll-ups, at a cost that does not grow with history. */
  readonly rolled: string;
}

/** Each window with its length, as SQL's interval. */
export const WINDOWS = `(VALUES ('1h', interval '1 hour'), ('24h', interval '24 hours'), ('7d', interval '7 days'), ('30d', interval '30 days')) AS w ("window", length)`;

/** Each window's first minute. */
export const ROLLED_WINDOWS = `kpi.state, (VALUES ('1h', 60), ('24h', 1440), ('7d', 10080), ('30d', 43200)) AS w ("window", minutes)`;

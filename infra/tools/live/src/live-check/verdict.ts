import { labelsIn } from "@petswipe/monitoring/dashboards/legend";
import type { RangeSeries } from "@petswipe/prometheus-client";

/** The result of one query of a panel. */
export type Verdict =
  | { readonly state: "ok"; readonly series: number }
  /** Its series come only from programs that this deployment does not have. */
  | { readonly state: "not deployed"; readonly jobs: readonly string[] }
  | { readonly state: "failed"; readonly why: string };

const hasNumber = ({ points }: RangeSeries) => points.some(([, value]) => Number.isFinite(value));

/** Grafana draws nothing for NaN and a gap for a missing label of the legend. */
export function judge(results: readonly RangeSeries[], legend: string): Verdict {
  if (results.length === 0) return { state: "failed", why: "no series" };
  if (!results.some(hasNumber)) return { state: "failed", why: `${results.length} series, all without a number` };
  const missing = labelsIn(legend).filter((label) => results.some(({ series }) => !series[label]));
  if (missing.length > 0)
    return { state: "failed", why: `the legend uses ${missing.join(", ")}, which a series does not have` };
  return { state: "ok", series: results.filter(hasNumber).length };
}

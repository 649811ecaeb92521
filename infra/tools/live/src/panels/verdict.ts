import { labelsIn } from "@petswipe/monitoring/dashboards/legend";
import type { RangeSeries } from "@petswipe/prometheus-client";

/** What became of one query of a panel. */
export type Verdict =
  | { readonly state: "alive"; readonly series: number }
  /** What it asks for is served by programs that are not part of this deployment. */
  | { readonly state: "not here"; readonly jobs: readonly string[] }
  | { readonly state: "dead"; readonly why: string };

const hasNumber = ({ points }: RangeSeries) => points.some(([, value]) => Number.isFinite(value));

/** A value that is no number is drawn as nothing, and a legend without its label as a gap. */
export function judge(results: readonly RangeSeries[], legend: string): Verdict {
  if (results.length === 0) return { state: "dead", why: "no series" };
  if (!results.some(hasNumber)) return { state: "dead", why: `${results.length} series, none with a number` };
  const missing = labelsIn(legend).filter((label) => results.some(({ series }) => !series[label]));
  if (missing.length > 0)
    return { state: "dead", why: `the legend names ${missing.join(", ")}, which a series has not` };
  return { state: "alive", series: results.filter(hasNumber).length };
}

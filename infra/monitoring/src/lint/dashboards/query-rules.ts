import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { catalogue, type MetricName } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { canHave, type Labels } from "@petswipe/promql/label-set";
import { labelsOf } from "@petswipe/promql/labels";
import { metricsIn } from "@petswipe/promql/selectors";
import { expressionProblems } from "../metric-rules.ts";
import { type Known, yields } from "./known.ts";
import { type PanelQuery, panelQueries, queriesOf, variableQueries } from "./queries.ts";

const buckets = new Set(
  (Object.keys(catalogue) as MetricName[]).flatMap(seriesOf).filter((name) => name.endsWith("_bucket")),
);

/** Only the buckets of our own histograms have exemplars. */
function withoutExemplars({ place, expr, target }: PanelQuery): string[] {
  if (target.exemplar !== true || metricsIn(expr).some((name) => buckets.has(name))) return [];
  return [`${place}: requests exemplars, but selects no bucket of our own histograms: it would get none.`];
}

/** One problem for each unknown metric or label in the queries of panels, variables and annotations. */
export function queryProblems(dashboard: string, model: Model, known: Known): string[] {
  const unknown = queriesOf(dashboard, model).flatMap(({ place, expr }) =>
    expressionProblems(expr, known.metrics, known.retention).map((problem) => `${place}: ${problem}`),
  );
  const offered = variableQueries(dashboard, model).flatMap(({ place, expr, label }) => {
    const labels: Labels = labelsOf(expr, known.labelsOfSeries);
    return labels === undefined || canHave(labels, label)
      ? []
      : [`${place}: offers values of label \`${label}\`, but ${expr} ${yields(labels)}`];
  });
  return [...unknown, ...offered, ...panelQueries(dashboard, model).flatMap(withoutExemplars)];
}

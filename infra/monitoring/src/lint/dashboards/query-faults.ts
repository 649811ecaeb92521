import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { catalogue, type MetricName } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { canHave, type Labels } from "@petswipe/promql/label-set";
import { labelsOf } from "@petswipe/promql/labels";
import { selectedIn } from "@petswipe/promql/selected";
import { expressionFaults } from "../metric-faults.ts";
import { type Known, listed } from "./known.ts";
import { type PanelQuery, panelQueries, queriesOf, variableQueries } from "./queries.ts";

const buckets = new Set(
  (Object.keys(catalogue) as MetricName[]).flatMap(seriesOf).filter((name) => name.endsWith("_bucket")),
);

/** Only our own histograms have exemplars, on their buckets. */
function withoutExemplars({ place, expr, target }: PanelQuery): string[] {
  const asked = selectedIn(expr).flatMap(({ metrics = [] }) => metrics);
  if (target.exemplar !== true || asked.some((name) => buckets.has(name))) return [];
  return [`${place}: it asks for exemplars, and for no bucket of a histogram of ours: it would get none.`];
}

/** Queries of panels, choices and annotations that ask for what nobody serves. A sentence for each fault. */
export function queryFaults(dashboard: string, model: Model, known: Known): string[] {
  const asked = queriesOf(dashboard, model).flatMap(({ place, expr }) =>
    expressionFaults(expr, known.metrics, known.retention).map((fault) => `${place}: ${fault}`),
  );
  const offered = variableQueries(dashboard, model).flatMap(({ place, expr, label }) => {
    const labels: Labels = labelsOf(expr, known.labelsOfSeries);
    return labels === undefined || canHave(labels, label)
      ? []
      : [`${place}: it offers values of ${label}, which ${expr} has not (${listed(labels)}).`];
  });
  return [...asked, ...offered, ...panelQueries(dashboard, model).flatMap(withoutExemplars)];
}

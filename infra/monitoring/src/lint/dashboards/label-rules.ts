import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { impossibleLabels } from "@petswipe/promql/grouping";
import type { Labels } from "@petswipe/promql/label-set";
import { labelsOf } from "@petswipe/promql/labels";
import { labelsIn } from "../../dashboards/legend.ts";
import { type Known, yields } from "./known.ts";
import { annotationQueries, panelQueries, type Query, queriesOf } from "./queries.ts";

/** Used labels that no series of the query can have. */
function missing({ expr }: Query, used: readonly string[], { labelsOfSeries }: Known) {
  const has: Labels = labelsOf(expr, labelsOfSeries);
  return has === undefined ? [] : used.filter((label) => !has.has(label)).map((label) => ({ label, has }));
}

/**
 * One problem for each label in a legend, an annotation's text or a clause of an expression that the series cannot have: the
 * text would stay empty, or the match would find nothing.
 */
export function labelProblems(dashboard: string, model: Model, known: Known): string[] {
  const legends = panelQueries(dashboard, model).flatMap((query) =>
    missing(query, labelsIn(query.target.legendFormat ?? ""), known).map(
      ({ label, has }) => `${query.place}: legend uses label \`${label}\`, but the query ${yields(has)}`,
    ),
  );
  const texts = annotationQueries(dashboard, model).flatMap((query) =>
    missing(query, [...query.texts.flatMap(labelsIn), ...query.tags], known).map(
      ({ label, has }) => `${query.place}: uses label \`${label}\`, but the query ${yields(has)}`,
    ),
  );
  const clauses = queriesOf(dashboard, model).flatMap(({ place, expr }) =>
    impossibleLabels(expr, known.labelsOfSeries).map(
      ({ clause, label, has }) => `${place}: ${clause} uses label \`${label}\`, but its operand ${yields(has)}`,
    ),
  );
  return [...legends, ...texts, ...clauses];
}

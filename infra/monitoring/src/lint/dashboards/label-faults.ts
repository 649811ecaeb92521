import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { strangeLabels } from "@petswipe/promql/grouping";
import type { Labels } from "@petswipe/promql/label-set";
import { labelsOf } from "@petswipe/promql/labels";
import { labelsIn } from "../../dashboards/legend.ts";
import { type Known, listed } from "./known.ts";
import { annotationQueries, panelQueries, type Query, queriesOf } from "./queries.ts";

/** Of labels that somebody reads, those that no series of the query can have. */
function missing({ expr }: Query, read: readonly string[], { labelsOfSeries }: Known) {
  const has: Labels = labelsOf(expr, labelsOfSeries);
  return has === undefined ? [] : read.filter((label) => !has.has(label)).map((label) => ({ label, has }));
}

/**
 * Labels in legends, in the texts of annotations and in the clauses of expressions that series cannot have, so that a name
 * would be empty or a match find nothing. A sentence for each.
 */
export function labelFaults(dashboard: string, model: Model, known: Known): string[] {
  const legends = panelQueries(dashboard, model).flatMap((query) =>
    missing(query, labelsIn(query.target.legendFormat ?? ""), known).map(
      ({ label, has }) =>
        `${query.place}: its legend shows ${label}, which the expression cannot have (${listed(has)}).`,
    ),
  );
  const marks = annotationQueries(dashboard, model).flatMap((query) =>
    missing(query, [...query.texts.flatMap(labelsIn), ...query.tags], known).map(
      ({ label, has }) => `${query.place}: it shows ${label}, which the expression cannot have (${listed(has)}).`,
    ),
  );
  const clauses = queriesOf(dashboard, model).flatMap(({ place, expr }) =>
    strangeLabels(expr, known.labelsOfSeries).map(
      ({ clause, label, has }) =>
        `${place}: ${clause} names ${label}, which what it is asked of cannot have (${listed(has)}).`,
    ),
  );
  return [...legends, ...marks, ...clauses];
}

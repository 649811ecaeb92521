import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { treeOf } from "@petswipe/promql/tree";
import { anyChoice } from "../../dashboards/interpolate.ts";
import { labelValues, type PanelModel, panelsOf, queryVariables } from "../../dashboards/model.ts";

/** A query of a dashboard. */
export interface Query {
  /** For messages: `dashboard overview, panel "Error rate", query A`. */
  readonly place: string;
  /** As written, with variables. */
  readonly text: string;
  /** With variables replaced by placeholder values. */
  readonly expr: string;
}

export interface PanelQuery extends Query {
  readonly panel: PanelModel;
  readonly target: Dataquery;
}

const query = (place: string, text: string | undefined): Query => ({
  place,
  text: text ?? "",
  expr: anyChoice(text ?? ""),
});

export const placeOf = (dashboard: string, { title, id }: PanelModel): string =>
  `dashboard ${dashboard}, panel ${title ? `"${title}"` : id}`;

/** The queries of its panels. */
export const panelQueries = (dashboard: string, model: Model): PanelQuery[] =>
  panelsOf(model).flatMap((panel) =>
    panel.targets.map((target) => ({
      ...query(`${placeOf(dashboard, panel)}, query ${target.refId}`, target.expr),
      panel,
      target,
    })),
  );

export interface VariableQuery extends Query {
  /** The label whose values are offered. */
  readonly label: string;
}

/** The queries of its variables. Throws if one is not `label_values(…)`. */
export const variableQueries = (dashboard: string, model: Model): VariableQuery[] =>
  queryVariables(model).map((variable) => {
    const { series, label } = labelValues(variable);
    return { ...query(`dashboard ${dashboard}, variable ${variable.name}`, series), label };
  });

export interface AnnotationQuery extends Query {
  /** Texts with `{{label}}`. */
  readonly texts: readonly string[];
  readonly tags: readonly string[];
}

/** The queries of its annotations. */
export const annotationQueries = (dashboard: string, { annotations }: Model): AnnotationQuery[] =>
  (annotations.list ?? []).map(({ name, expr, titleFormat, textFormat, tagKeys }) => ({
    ...query(`dashboard ${dashboard}, annotation "${name}"`, expr),
    texts: [titleFormat ?? "", textFormat ?? ""],
    tags: (tagKeys ?? "").split(",").filter((tag) => tag !== ""),
  }));

/** Every query of a dashboard. Throws as `variableQueries` does. */
export const queriesOf = (dashboard: string, model: Model): Query[] => [
  ...panelQueries(dashboard, model),
  ...variableQueries(dashboard, model),
  ...annotationQueries(dashboard, model),
];

/** One problem for each query that is not PromQL, and for a variable that is not `label_values(…)`. */
export function syntaxProblems(dashboard: string, model: Model): string[] {
  const problemOf = (parse: () => unknown, place = `dashboard ${dashboard}`): string[] => {
    try {
      parse();
      return [];
    } catch (error) {
      return [`${place}: ${(error as Error).message}`];
    }
  };
  const ofVariables = problemOf(() => variableQueries(dashboard, model));
  if (ofVariables.length > 0) return ofVariables;
  return queriesOf(dashboard, model).flatMap(({ place, expr }) => problemOf(() => treeOf(expr), place));
}

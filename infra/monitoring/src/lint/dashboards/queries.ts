import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { treeOf } from "@petswipe/promql/tree";
import { anyChoice } from "../../dashboards/interpolate.ts";
import { labelValues, type PanelModel, panelsOf, queryVariables } from "../../dashboards/model.ts";

/** Something that a dashboard asks Prometheus for. */
export interface Query {
  /** Where it stands, for people: `dashboard overview, panel "Error rate", query A`. */
  readonly place: string;
  /** As it is written, with variables. */
  readonly text: string;
  /** With anything in place of variables. */
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

/** What its panels ask. */
export const panelQueries = (dashboard: string, model: Model): PanelQuery[] =>
  panelsOf(model).flatMap((panel) =>
    panel.targets.map((target) => ({
      ...query(`${placeOf(dashboard, panel)}, query ${target.refId}`, target.expr),
      panel,
      target,
    })),
  );

export interface VariableQuery extends Query {
  /** Whose values are offered. */
  readonly label: string;
}

/** What its choices are made of: series, and a label of theirs. Throws on one that asks for anything else. */
export const variableQueries = (dashboard: string, model: Model): VariableQuery[] =>
  queryVariables(model).map((variable) => {
    const { series, label } = labelValues(variable);
    return { ...query(`dashboard ${dashboard}, variable ${variable.name}`, series), label };
  });

export interface AnnotationQuery extends Query {
  /** What is told of each mark: texts with `{{label}}`, and labels. */
  readonly texts: readonly string[];
  readonly tags: readonly string[];
}

/** What it marks on time axes. */
export const annotationQueries = (dashboard: string, { annotations }: Model): AnnotationQuery[] =>
  (annotations.list ?? []).map(({ name, expr, titleFormat, textFormat, tagKeys }) => ({
    ...query(`dashboard ${dashboard}, annotation "${name}"`, expr),
    texts: [titleFormat ?? "", textFormat ?? ""],
    tags: (tagKeys ?? "").split(",").filter((tag) => tag !== ""),
  }));

/** Everything that a dashboard asks Prometheus for. Throws as `variableQueries` does. */
export const queriesOf = (dashboard: string, model: Model): Query[] => [
  ...panelQueries(dashboard, model),
  ...variableQueries(dashboard, model),
  ...annotationQueries(dashboard, model),
];

/** Queries that are no PromQL, or a choice that is not of a label's values. A sentence for each. */
export function syntaxFaults(dashboard: string, model: Model): string[] {
  const faultOf = (ask: () => unknown, place = `dashboard ${dashboard}`): string[] => {
    try {
      ask();
      return [];
    } catch (error) {
      return [`${place}: ${(error as Error).message}`];
    }
  };
  const unreadable = faultOf(() => variableQueries(dashboard, model));
  if (unreadable.length > 0) return unreadable;
  return queriesOf(dashboard, model).flatMap(({ place, expr }) => faultOf(() => treeOf(expr), place));
}

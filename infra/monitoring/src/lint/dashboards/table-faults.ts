import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { labelsOf } from "@petswipe/promql/labels";
import { type PanelModel, panelsOf } from "../../dashboards/model.ts";
import { type Known, listed } from "./known.ts";
import { type PanelQuery, panelQueries, placeOf } from "./queries.ts";

/** What `organize` and `filterFieldsByName` are told. */
interface Options {
  readonly indexByName?: object;
  readonly renameByName?: Readonly<Record<string, string>>;
  readonly excludeByName?: object;
  readonly include?: { readonly names?: readonly string[] };
}

const optionsOf = ({ transformations = [] }: PanelModel): Options[] =>
  transformations.map(({ options }) => options as Options);

/** The fields that its transformations name: labels, and values of queries. */
const fieldsOf = (panel: PanelModel): string[] => [
  ...new Set(
    optionsOf(panel).flatMap(({ indexByName = {}, renameByName = {}, excludeByName = {}, include }) => [
      ...[indexByName, renameByName, excludeByName].flatMap(Object.keys),
      ...(include?.names ?? []),
    ]),
  ),
];

/** What Grafana calls the fields of queries that are no labels; with one query its value needs no letter. */
const ownFields = (queries: readonly PanelQuery[]): string[] => [
  "Time",
  ...queries.map(({ target }) => (queries.length === 1 ? "Value" : `Value #${target.refId}`)),
];

const unknownLabel = (field: string, queries: readonly PanelQuery[], { labelsOfSeries }: Known): string[] =>
  queries.flatMap(({ place, expr }) => {
    const has = labelsOf(expr, labelsOfSeries);
    return has === undefined || has.has(field)
      ? []
      : [`${place}: the table has a column of ${field}, which the expression cannot have (${listed(has)}).`];
  });

/** Names by which overrides and the order mean columns that are not there, or are called something else. */
function unknownColumns(place: string, panel: PanelModel): string[] {
  const renamed = Object.assign({}, ...optionsOf(panel).map(({ renameByName }) => renameByName)) as Record<
    string,
    string
  >;
  const shown = new Set(fieldsOf(panel).map((field) => renamed[field] ?? field));
  const overridden = (panel.fieldConfig?.overrides ?? []).flatMap(({ matcher }) =>
    matcher.id === "byName" ? [String(matcher.options)] : [],
  );
  const sorted = ((panel.options?.sortBy ?? []) as { displayName: string }[]).map(({ displayName }) => displayName);
  return [...new Set([...overridden, ...sorted])]
    .filter((name) => !shown.has(name))
    .map((name) => `${place}: it sorts or formats a column ${name}, and there is no such column.`);
}

/** Columns of tables that stay empty, or that are meant and are not there. A sentence for each. */
export function tableFaults(dashboard: string, model: Model, known: Known): string[] {
  const queries = panelQueries(dashboard, model);
  return panelsOf(model)
    .filter(({ type }) => type === "table")
    .flatMap((panel) => {
      const own = queries.filter((query) => query.panel.id === panel.id);
      const labels = fieldsOf(panel).filter((field) => !ownFields(own).includes(field));
      return [
        ...labels.flatMap((field) => unknownLabel(field, own, known)),
        ...unknownColumns(placeOf(dashboard, panel), panel),
      ];
    });
}

import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { labelsOf } from "@petswipe/promql/labels";
import { type PanelModel, panelsOf } from "../../dashboards/model.ts";
import { type Known, yields } from "./known.ts";
import { type PanelQuery, panelQueries, placeOf } from "./queries.ts";

/** Options of `organize` and `filterFieldsByName`. */
interface Options {
  readonly indexByName?: object;
  readonly renameByName?: Readonly<Record<string, string>>;
  readonly excludeByName?: object;
  readonly include?: { readonly names?: readonly string[] };
}

const optionsOf = ({ transformations = [] }: PanelModel): Options[] =>
  transformations.map(({ options }) => options as Options);

/** The fields that its transformations name: labels, and query values. */
const fieldsOf = (panel: PanelModel): string[] => [
  ...new Set(
    optionsOf(panel).flatMap(({ indexByName = {}, renameByName = {}, excludeByName = {}, include }) => [
      ...[indexByName, renameByName, excludeByName].flatMap(Object.keys),
      ...(include?.names ?? []),
    ]),
  ),
];

/** The fields that are not labels, as Grafana names them: a single query's value has no letter. */
const ownFields = (queries: readonly PanelQuery[]): string[] => [
  "Time",
  ...queries.map(({ target }) => (queries.length === 1 ? "Value" : `Value #${target.refId}`)),
];

const unknownLabel = (field: string, queries: readonly PanelQuery[], { labelsOfSeries }: Known): string[] =>
  queries.flatMap(({ place, expr }) => {
    const has = labelsOf(expr, labelsOfSeries);
    return has === undefined || has.has(field)
      ? []
      : [`${place}: table has a column \`${field}\`, but the query ${yields(has)}`];
  });

/** Overrides and sort keys whose column does not exist under that name. */
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
    .map((name) => `${place}: sorts or formats column \`${name}\`, which does not exist.`);
}

/** One problem for each table column that would stay empty or that does not exist. */
export function tableProblems(dashboard: string, model: Model, known: Known): string[] {
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

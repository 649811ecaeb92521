import type { Dashboard as Model, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { SELECTED_DATASOURCE } from "../../dashboards/datasources.ts";
import { type PanelModel, panelsOf } from "../../dashboards/model.ts";
import { placeOf } from "./queries.ts";
import { unitProblems } from "./unit-rules.ts";

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === "";

/** Names that occur more than once. */
export const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function targetProblems({ refId, datasource, legendFormat, format }: Dataquery): string[] {
  const query = `query ${refId}`;
  return [
    ...(isEmpty(refId) ? ["a query has no refId."] : []),
    ...(datasource?.uid === SELECTED_DATASOURCE.uid
      ? []
      : [`${query} does not use ${SELECTED_DATASOURCE.uid}, the selected data source.`]),
    ...(format !== "table" && isEmpty(legendFormat) ? [`${query} has no legend.`] : []),
  ];
}

function problemsOf(panel: PanelModel): string[] {
  const { title, description, datasource, targets } = panel;
  return [
    ...(isEmpty(title) ? ["title is missing."] : []),
    ...(isEmpty(description) ? ["description is missing."] : []),
    ...(datasource?.uid === SELECTED_DATASOURCE.uid
      ? []
      : [`does not use ${SELECTED_DATASOURCE.uid}, the selected data source.`]),
    ...(targets.length === 0 ? ["has no query."] : []),
    ...repeated(targets.map(({ refId }) => refId ?? "")).map((refId) => `two queries have the refId ${refId}.`),
    ...unitProblems(panel),
    ...targets.flatMap(targetProblems),
  ];
}

/** Panels inside a collapsed row, which no check reads. */
const hidden = ({ panels = [] }: Model): string[] =>
  panels.flatMap((panel) =>
    panel.type === "row" && (panel as RowPanel).panels.length > 0
      ? [`row "${panel.title}" contains panels: move them to the dashboard's own list.`]
      : [],
  );

/** One problem for each missing part of a panel, and for each id or title that is not unique. */
export function panelProblems(dashboard: string, model: Model): string[] {
  const panels = panelsOf(model);
  const ids = (model.panels ?? []).map(({ id }) => String(id));
  return [
    ...hidden(model).map((problem) => `dashboard ${dashboard}: ${problem}`),
    ...repeated(ids).map((id) => `dashboard ${dashboard}: two panels have the id ${id}.`),
    ...repeated(panels.map(({ title }) => title ?? "")).map(
      (title) => `dashboard ${dashboard}: two panels have the title "${title}".`,
    ),
    ...panels.flatMap((panel) => problemsOf(panel).map((problem) => `${placeOf(dashboard, panel)}: ${problem}`)),
  ];
}

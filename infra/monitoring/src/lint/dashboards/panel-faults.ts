import type { Dashboard as Model, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";
import { SELECTED_DATASOURCE } from "../../dashboards/datasources.ts";
import { type PanelModel, panelsOf } from "../../dashboards/model.ts";
import { placeOf } from "./queries.ts";
import { unitFaults } from "./unit-faults.ts";

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === "";

/** Names that stand for more than one. */
export const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function targetFaults({ refId, datasource, legendFormat, format }: Dataquery): string[] {
  const query = `query ${refId}`;
  return [
    ...(isEmpty(refId) ? ["a query has no letter: give it a refId."] : []),
    ...(datasource?.uid === SELECTED_DATASOURCE.uid
      ? []
      : [`${query} does not ask ${SELECTED_DATASOURCE.uid}, the data source that is chosen.`]),
    ...(format !== "table" && isEmpty(legendFormat) ? [`${query} has no legend.`] : []),
  ];
}

function faultsOf(panel: PanelModel): string[] {
  const { title, description, datasource, targets } = panel;
  return [
    ...(isEmpty(title) ? ["it has no title."] : []),
    ...(isEmpty(description) ? ["it has no description."] : []),
    ...(datasource?.uid === SELECTED_DATASOURCE.uid
      ? []
      : [`it does not ask ${SELECTED_DATASOURCE.uid}, the data source that is chosen.`]),
    ...(targets.length === 0 ? ["it asks nothing: give it a query."] : []),
    ...repeated(targets.map(({ refId }) => refId ?? "")).map((refId) => `two queries are called ${refId}.`),
    ...unitFaults(panel),
    ...targets.flatMap(targetFaults),
  ];
}

/** Panels inside a collapsed row, which no check reads. */
const hidden = ({ panels = [] }: Model): string[] =>
  panels.flatMap((panel) =>
    panel.type === "row" && (panel as RowPanel).panels.length > 0
      ? [`row "${panel.title}" contains panels: move them to the dashboard's own list.`]
      : [],
  );

/** What panels lack, and what two of them have that only one may have. A sentence for each fault. */
export function panelFaults(dashboard: string, model: Model): string[] {
  const panels = panelsOf(model);
  const ids = (model.panels ?? []).map(({ id }) => String(id));
  return [
    ...hidden(model).map((fault) => `dashboard ${dashboard}: ${fault}`),
    ...repeated(ids).map((id) => `dashboard ${dashboard}: two panels have the id ${id}.`),
    ...repeated(panels.map(({ title }) => title ?? "")).map(
      (title) => `dashboard ${dashboard}: two panels are called "${title}".`,
    ),
    ...panels.flatMap((panel) => faultsOf(panel).map((fault) => `${placeOf(dashboard, panel)}: ${fault}`)),
  ];
}

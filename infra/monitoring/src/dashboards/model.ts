import type { Dashboard, Panel, RowPanel, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";

/** A panel of a dashboard's JSON with Prometheus queries. */
export type PanelModel = Omit<Panel, "targets"> & { readonly targets: readonly Dataquery[] };

const isPanel = (panel: Panel | RowPanel): panel is Panel => panel.type !== "row";

/** The panels of a dashboard in order, without row headings. */
export const panelsOf = ({ panels = [] }: Dashboard): PanelModel[] =>
  panels.filter(isPanel).map((panel) => ({ ...panel, targets: (panel.targets ?? []) as Dataquery[] }));

/** The variables of a dashboard whose values come from a query. */
export const queryVariables = ({ templating }: Dashboard): VariableModel[] =>
  (templating.list ?? []).filter(({ type }) => type === "query");

/** The parts of `label_values(series, label)`. Throws on any other query. */
export function labelValues({ name, query }: VariableModel): { readonly series: string; readonly label: string } {
  const text = typeof query === "object" ? String(query["query"]) : String(query);
  const [, series, label] = /^label_values\((.+),\s*(\w+)\)$/s.exec(text) ?? [];
  if (series === undefined || label === undefined)
    throw new Error(`$${name} has the query ${text}: expected label_values(…)`);
  return { series, label };
}

import type { Dashboard, Panel, RowPanel, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Dataquery } from "@grafana/grafana-foundation-sdk/prometheus";

/** A panel of a dashboard's JSON, with its queries as Prometheus' data source reads them. */
export type PanelModel = Omit<Panel, "targets"> & { readonly targets: readonly Dataquery[] };

const isPanel = (panel: Panel | RowPanel): panel is Panel => panel.type !== "row";

/** The panels of a dashboard that show something, in its order: headings are none. */
export const panelsOf = ({ panels = [] }: Dashboard): PanelModel[] =>
  panels.filter(isPanel).map((panel) => ({ ...panel, targets: (panel.targets ?? []) as Dataquery[] }));

/** The choices at the top of a dashboard that Prometheus is asked for. */
export const queryVariables = ({ templating }: Dashboard): VariableModel[] =>
  (templating.list ?? []).filter(({ type }) => type === "query");

/** `label_values(series, label)`, as its two parts. Throws on any other query. */
export function labelValues({ name, query }: VariableModel): { readonly series: string; readonly label: string } {
  const text = typeof query === "object" ? String(query["query"]) : String(query);
  const [, series, label] = /^label_values\((.+),\s*(\w+)\)$/s.exec(text) ?? [];
  if (series === undefined || label === undefined) throw new Error(`$${name} asks ${text}: expected label_values(…)`);
  return { series, label };
}

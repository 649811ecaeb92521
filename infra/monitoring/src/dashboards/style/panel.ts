import type { Panel } from "@grafana/grafana-foundation-sdk/dashboard";
import { SELECTED_DATASOURCE } from "../datasources.ts";
import type { Place } from "../layout.ts";
import { panelLinks } from "../links.ts";
import { minimumStep, STEP_OF_PANEL } from "../min-step.ts";
import type { PanelSpec } from "../spec.ts";
import { bars } from "./bars.ts";
import { valueMappingsOf } from "./common.ts";
import { gauge } from "./gauge.ts";
import { heatmap } from "./heatmap.ts";
import { stat } from "./stat.ts";
import { states } from "./states.ts";
import { table } from "./table.ts";
import { timeseries } from "./timeseries.ts";

function builderOf(spec: PanelSpec) {
  switch (spec.kind) {
    case "timeseries":
      return timeseries(spec);
    case "stat":
      return stat(spec);
    case "gauge":
      return gauge(spec);
    case "bars":
      return bars(spec);
    case "states":
      return states(spec);
    case "heatmap":
      return heatmap(spec);
    case "table":
      return table(spec);
  }
}

const expressionsOf = (spec: PanelSpec): string[] =>
  (spec.kind === "table" ? spec.columns : spec.queries).map(({ expr }) => expr);

/** Default height of each kind, in rows of 30 pixels. */
const HEIGHTS: Readonly<Record<PanelSpec["kind"], number>> = {
  timeseries: 8,
  stat: 4,
  gauge: 6,
  bars: 8,
  states: 8,
  heatmap: 8,
  table: 8,
};

export const heightOf = ({ kind, height }: PanelSpec): number => height ?? HEIGHTS[kind];

/** A panel as Grafana reads it, at a position of the grid. */
export function panelModel(spec: PanelSpec, id: number, place: Place): Panel {
  const panel = builderOf(spec)
    .id(id)
    .title(spec.title)
    .description(spec.description)
    .datasource(SELECTED_DATASOURCE)
    .unit(spec.unit)
    .gridPos(place)
    .links(panelLinks(spec));
  const step = minimumStep(expressionsOf(spec));
  if (spec.decimals !== undefined) panel.decimals(spec.decimals);
  if (spec.whenEmpty !== undefined) panel.noValue(spec.whenEmpty);
  if (spec.valueMappings !== undefined) panel.mappings(valueMappingsOf(spec.valueMappings));
  if (step === undefined) return panel.build();
  const { targets = [], ...model } = panel.interval(step).build();
  return { ...model, targets: targets.map((target) => ({ ...target, interval: STEP_OF_PANEL })) };
}

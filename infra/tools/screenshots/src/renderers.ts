import { bars } from "./renderers/bar-gauge.ts";
import { gauge } from "./renderers/gauge.ts";
import { heatmap } from "./renderers/heatmap.ts";
import type { PanelRenderer } from "./renderers/panel-renderer.ts";
import { stat } from "./renderers/stat.ts";
import { states } from "./renderers/state-timeline.ts";
import { table } from "./renderers/table.ts";
import { timeseries } from "./renderers/timeseries.ts";

/** The renderer of each panel type, by Grafana's id. */
export const RENDERERS: Readonly<Record<string, PanelRenderer>> = {
  timeseries,
  stat,
  gauge,
  bargauge: bars,
  "state-timeline": states,
  heatmap,
  table,
};

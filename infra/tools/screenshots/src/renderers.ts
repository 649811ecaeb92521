import { bars } from "./kinds/bars.ts";
import { gauge } from "./kinds/gauge.ts";
import { heatmap } from "./kinds/heatmap.ts";
import type { PanelRenderer } from "./kinds/kind.ts";
import { stat } from "./kinds/stat.ts";
import { states } from "./kinds/states.ts";
import { table } from "./kinds/table.ts";
import { timeseries } from "./kinds/timeseries.ts";

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

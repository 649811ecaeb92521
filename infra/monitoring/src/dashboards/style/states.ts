import { VisibilityMode } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/statetimeline";
import type { StatesPanel } from "../spec.ts";
import { byThresholds, legend, tooltip } from "./common.ts";
import { ranges } from "./target.ts";

export const states = ({ queries }: StatesPanel): PanelBuilder =>
  new PanelBuilder()
    .targets(ranges(queries))
    .colorScheme(byThresholds())
    .legend(legend())
    .tooltip(tooltip())
    .mergeValues(true)
    .showValue(VisibilityMode.Auto)
    .rowHeight(0.8)
    .fillOpacity(70)
    .lineWidth(0);

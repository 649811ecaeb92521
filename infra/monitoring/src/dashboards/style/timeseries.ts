import {
  GraphGradientMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LineInterpolation,
  StackingConfigBuilder,
  StackingMode,
  VisibilityMode,
} from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import type { Query, TimeSeriesPanel } from "../spec.ts";
import { byName, legend, limits, tooltip } from "./common.ts";
import { ranges } from "./target.ts";

/** Percent. Several overlapping lines have no fill. */
const STACKED_FILL = 40;
const SINGLE_FILL = 10;

const canBeSeveral = (queries: readonly Query[]) =>
  queries.length > 1 || queries.some(({ legend }) => legend.includes("{{"));

export function timeseries({ queries, stacked, thresholds, ...axis }: TimeSeriesPanel): PanelBuilder {
  const { min = 0, max, minIsSoft, below } = axis;
  const panel = new PanelBuilder()
    .targets(ranges(queries))
    .colorScheme(byName())
    .legend(legend())
    .tooltip(tooltip())
    .lineWidth(2)
    .fillOpacity(stacked ? STACKED_FILL : canBeSeveral(queries) ? 0 : SINGLE_FILL)
    .gradientMode(GraphGradientMode.None)
    .lineInterpolation(LineInterpolation.Linear)
    .showPoints(VisibilityMode.Never)
    .spanNulls(false)
    .stacking(new StackingConfigBuilder().mode(stacked ? StackingMode.Normal : StackingMode.None));
  if (below === undefined && minIsSoft) panel.axisSoftMin(min);
  else if (below === undefined) panel.min(min);
  else panel.overrideByRegexp(below, [{ id: "custom.transform", value: "negative-Y" }]).axisCenteredZero(true);
  if (max !== undefined) panel.max(max);
  if (thresholds !== undefined)
    panel
      .thresholds(limits(thresholds))
      .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
  return panel;
}

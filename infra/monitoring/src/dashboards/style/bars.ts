import { PanelBuilder } from "@grafana/grafana-foundation-sdk/bargauge";
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeValueMode,
  VizOrientation,
} from "@grafana/grafana-foundation-sdk/common";
import type { BarsPanel } from "../spec.ts";
import { plain } from "../thresholds.ts";
import { byName, byThresholds, limits, newest } from "./common.ts";
import { instants } from "./target.ts";

export function bars({ queries, thresholds, min = 0, max }: BarsPanel): PanelBuilder {
  const panel = new PanelBuilder()
    .targets(instants(queries))
    .colorScheme(thresholds ? byThresholds() : byName())
    .thresholds(limits(thresholds ?? plain))
    .reduceOptions(newest())
    .orientation(VizOrientation.Horizontal)
    .displayMode(BarGaugeDisplayMode.Basic)
    .valueMode(BarGaugeValueMode.Text)
    .namePlacement(BarGaugeNamePlacement.Left)
    .showUnfilled(true)
    .min(min);
  return max === undefined ? panel : panel.max(max);
}

import { VizOrientation } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/gauge";
import type { GaugePanel } from "../spec.ts";
import { plain } from "../thresholds.ts";
import { byThresholds, limits, newest } from "./common.ts";
import { instants } from "./target.ts";

export const gauge = ({ queries, thresholds = plain, min, max }: GaugePanel): PanelBuilder =>
  new PanelBuilder()
    .targets(instants(queries))
    .colorScheme(byThresholds())
    .thresholds(limits(thresholds))
    .reduceOptions(newest())
    .orientation(VizOrientation.Auto)
    .showThresholdMarkers(true)
    .showThresholdLabels(false)
    .min(min)
    .max(max);

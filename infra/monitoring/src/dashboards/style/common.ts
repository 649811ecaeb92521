import {
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMapping,
} from "@grafana/grafana-foundation-sdk/dashboard";
import type { Meaning } from "../spec.ts";
import type { Thresholds } from "../thresholds.ts";

export const limits = (thresholds: Thresholds) =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...thresholds]);

export const byThresholds = () => new FieldColorBuilder().mode(FieldColorModeId.Thresholds);
/** By name, so that a series keeps its colour when another one is gone. */
export const byName = () => new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName);

export const legend = () =>
  new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .calcs([]);

export const tooltip = () => new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending);

/** Of each series its newest value. */
export const newest = () => new ReduceDataOptionsBuilder().calcs(["lastNotNull"]).fields("").values(false);

/** Texts and colours in place of values. */
export const mapped = (meanings: Readonly<Record<string, Meaning>>): ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(
      Object.entries(meanings).map(([value, meaning], index) => [value, { ...meaning, index }]),
    ),
  },
];

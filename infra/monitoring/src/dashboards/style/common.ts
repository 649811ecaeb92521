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
import type { MappedValue } from "../spec.ts";
import type { Thresholds } from "../thresholds.ts";

export const limits = (thresholds: Thresholds) =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...thresholds]);

export const byThresholds = () => new FieldColorBuilder().mode(FieldColorModeId.Thresholds);
/** By name, so that a series keeps its color when another one disappears. */
export const byName = () => new FieldColorBuilder().mode(FieldColorModeId.PaletteClassicByName);

export const legend = () =>
  new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .calcs([]);

export const tooltip = () => new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending);

/** The newest value of each series. */
export const newest = () => new ReduceDataOptionsBuilder().calcs(["lastNotNull"]).fields("").values(false);

/** Texts and colors instead of values. */
export const valueMappingsOf = (values: Readonly<Record<string, MappedValue>>): ValueMapping[] => [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(Object.entries(values).map(([value, mapped], index) => [value, { ...mapped, index }])),
  },
];

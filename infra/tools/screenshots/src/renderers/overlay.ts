import type { Range } from "@petswipe/prometheus-client";
import type { Annotation } from "../annotations.ts";
import type { Extent } from "../axes/extent.ts";
import { colorOf } from "../colors.ts";
import type { Thresholds } from "../supported/field.ts";

interface ThresholdField {
  readonly thresholds?: Thresholds;
  readonly custom: { readonly thresholdsStyle?: { readonly mode: "dashed" } };
}

/** The thresholds of a panel that draws them as lines, as far as they are visible. */
export function thresholdLines({ thresholds, custom }: ThresholdField, { min, max }: Extent) {
  if (custom.thresholdsStyle === undefined || thresholds === undefined) return [];
  const type = custom.thresholdsStyle.mode;
  return thresholds.steps.flatMap(({ value, color }) =>
    value === null || value < min || value > max
      ? []
      : [{ yAxis: value, lineStyle: { color: colorOf(color), type, width: 1.5 } }],
  );
}

const start = ({ from, color }: Annotation) => ({ xAxis: from, lineStyle: { color, type: "dashed", width: 1 } });

const region = ({ from, to, color }: Annotation, range: Range) => [
  { xAxis: Math.max(from, range.from), itemStyle: { color, opacity: 0.08 } },
  { xAxis: Math.min(to, range.to) },
];

/** Thresholds and annotations, over the lines of a chart. */
export function overlay(field: ThresholdField, extent: Extent, range: Range, annotations: readonly Annotation[]) {
  const starts = annotations.filter(({ from }) => from >= range.from).map(start);
  const regions = annotations.filter(({ from, to }) => to > from);
  return {
    type: "line",
    data: [],
    markLine: {
      ...{ silent: true, symbol: "none", label: { show: false }, animation: false },
      data: [...thresholdLines(field, extent), ...starts],
    },
    markArea: { silent: true, data: regions.map((annotation) => region(annotation, range)) },
  };
}

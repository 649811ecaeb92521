import type { Range } from "@petswipe/prometheus-client";
import type { Mark } from "../annotations.ts";
import type { Extent } from "../axes/extent.ts";
import { colorOf } from "../colors.ts";
import type { Field } from "../field.ts";

/** Thresholds that a panel draws as lines, as far as they are in sight. */
export function thresholdLines({ thresholds, custom }: Field, { min, max }: Extent) {
  const style: string = custom?.thresholdsStyle?.mode ?? "off";
  if (style === "off" || thresholds === undefined) return [];
  if (style !== "dashed" && style !== "line") throw new Error(`thresholds drawn as "${style}" are not known here`);
  const type = style === "dashed" ? "dashed" : "solid";
  return thresholds.steps.flatMap(({ value, color }) =>
    value === null || value < min || value > max
      ? []
      : [{ yAxis: value, lineStyle: { color: colorOf(color), type, width: 1.5 } }],
  );
}

const start = ({ from, color }: Mark) => ({ xAxis: from, lineStyle: { color, type: "dashed", width: 1 } });

const stretch = ({ from, to, color }: Mark, range: Range) => [
  { xAxis: Math.max(from, range.from), itemStyle: { color, opacity: 0.08 } },
  { xAxis: Math.min(to, range.to) },
];

/** What lies over the lines of a chart: thresholds, and what happened when. */
export function overlay(field: Field, extent: Extent, range: Range, marks: readonly Mark[]) {
  const starts = marks.filter(({ from }) => from >= range.from).map(start);
  return {
    type: "line",
    data: [],
    markLine: {
      ...{ silent: true, symbol: "none", label: { show: false }, animation: false },
      data: [...thresholdLines(field, extent), ...starts],
    },
    markArea: { silent: true, data: marks.filter(({ from, to }) => to > from).map((mark) => stretch(mark, range)) },
  };
}

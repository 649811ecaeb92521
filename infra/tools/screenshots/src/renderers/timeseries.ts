import { fitted } from "../axes/axis-range.ts";
import { extentOf } from "../axes/extent.ts";
import { timeTicks } from "../axes/time-ticks.ts";
import { type ValueAxis, valueAxis } from "../axes/value-axis.ts";
import { THEME } from "../colors.ts";
import { type Line, linesOf } from "../lines.ts";
import { TIMESERIES, type TimeseriesField, type TimeseriesPanel } from "../supported/timeseries.ts";
import { html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { chart } from "./chart.ts";
import { legend } from "./legend.ts";
import { overlay } from "./overlay.ts";
import { type Drawing, panelRenderer, type Size } from "./panel-renderer.ts";

const TEXT_PX = 11;
const [TOP_PX, RIGHT_PX, BOTTOM_PX] = [8, 12, 22];

type TimeseriesLine = Line<TimeseriesField>;

const isStacked = ({ field }: TimeseriesLine) => field.custom.stacking.mode === "normal";

/** A line as the panel transforms it: below zero where it asks for the negative. */
export function transformed<Field extends Pick<TimeseriesField, "custom">>(line: Line<Field>): Line<Field> {
  if (line.field.custom.transform !== "negative-Y") return line;
  return { ...line, points: line.points.map(([at, value]) => [at, value === null ? null : -value]) };
}

function axisOf(field: TimeseriesField, lines: readonly TimeseriesLine[], height: number): ValueAxis {
  const { min, max, unit } = field;
  const extent = fitted(field, extentOf(lines, lines.some(isStacked)));
  return valueAxis(extent, { unit, height, fixed: { min: min !== undefined, max: max !== undefined } });
}

const label = { color: THEME.faint, fontSize: TEXT_PX };
const gridLines = { splitLine: { show: true, lineStyle: { color: THEME.grid } } };
const bare = { axisLine: { show: false } };

function yAxis({ min, max, ticks }: ValueAxis) {
  const customValues = ticks.map(({ value }) => value);
  const texts = new Map(ticks.map(({ value, text }) => [value, text]));
  const formatter = (value: number) => texts.get(value) ?? "";
  return {
    ...{ type: "value", min, max, interval: max - min, ...bare, ...gridLines },
    axisTick: { show: false, customValues },
    axisLabel: { ...label, margin: 8, customValues, formatter },
  };
}

function xAxis({ from, to }: Drawing["range"], width: number) {
  const ticks = timeTicks(from, to, width);
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  const customValues = ticks.map(({ at }) => at);
  return {
    ...{ type: "value", min: from, max: to, interval: to - from, ...gridLines },
    axisLine: { onZero: false, lineStyle: { color: THEME.grid } },
    axisTick: { show: false, customValues },
    axisLabel: { ...label, margin: 7, customValues, formatter: (at: number) => texts.get(at) ?? "" },
  };
}

function drawnLine(line: TimeseriesLine, color: string) {
  const { lineWidth, fillOpacity } = line.field.custom;
  return {
    ...{ type: "line", name: line.name, data: line.points, showSymbol: false, silent: true },
    ...(isStacked(line) ? { stack: "all" } : {}),
    lineStyle: { color, width: lineWidth },
    itemStyle: { color },
    ...(fillOpacity > 0 ? { areaStyle: { color, opacity: fillOpacity / 100 } } : {}),
  };
}

type Colors = ReadonlyMap<string, string>;
const colorIn = (colors: Colors, { name }: TimeseriesLine): string => colors.get(name) ?? THEME.text;

function optionOf(
  { panel, range, annotations }: Drawing<TimeseriesPanel>,
  lines: readonly TimeseriesLine[],
  colors: Colors,
  size: Size,
) {
  const field = panel.fieldConfig.defaults;
  const axis = axisOf(field, lines, size.height - TOP_PX - BOTTOM_PX);
  const left = Math.max(24, ...axis.ticks.map(({ text }) => widthOf(text, TEXT_PX) + 14));
  return {
    grid: { left, right: RIGHT_PX, top: TOP_PX, bottom: BOTTOM_PX },
    xAxis: xAxis(range, size.width - left - RIGHT_PX),
    yAxis: yAxis(axis),
    series: [overlay(field, axis, range, annotations), ...lines.map((line) => drawnLine(line, colorIn(colors, line)))],
  };
}

/** Lines over time with their legend, thresholds as dashed lines, and annotations. */
export const timeseries = panelRenderer(TIMESERIES, (drawing) => {
  const { palette, size } = drawing;
  const lines = linesOf(drawing).map(transformed);
  const colors = palette(lines.map(({ name }) => name));
  const entries = lines.map((line) => ({ name: line.name, color: colorIn(colors, line) }));
  const below = legend(entries, size.width, size.height);
  const upper = { width: size.width, height: size.height - below.height };
  return html`${chart(optionOf(drawing, lines, colors, upper), upper)}${below.html}`;
});

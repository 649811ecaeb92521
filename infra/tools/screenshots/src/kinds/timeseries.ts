import { extentOf } from "../axes/extent.ts";
import { fitted } from "../axes/fit.ts";
import { timeTicks } from "../axes/time-ticks.ts";
import { type ValueAxis, valueAxis } from "../axes/value-axis.ts";
import { colorOf, THEME } from "../colors.ts";
import { fieldOf } from "../field.ts";
import { type Line, linesOf } from "../series.ts";
import { html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { chart } from "./chart.ts";
import type { Drawing, Kind, Size } from "./kind.ts";
import { legend } from "./legend.ts";
import { overlay } from "./overlay.ts";

const TEXT = 11;
const [TOP, RIGHT, BOTTOM] = [8, 12, 22];

const isStacked = (line: Line) => line.field.custom?.stacking?.mode === "normal";

function axisOf(panel: Drawing["panel"], lines: readonly Line[], height: number): ValueAxis {
  const field = fieldOf(panel, "");
  const { min, max, unit = "none" } = field;
  const other = lines.find((line) => line.field.unit !== field.unit);
  if (other !== undefined) throw new Error(`"${other.name}" has a unit of its own: a second axis is not known here`);
  const extent = fitted(field, extentOf(lines, lines.some(isStacked)));
  return valueAxis(extent, { unit, height, fixed: { min: min !== undefined, max: max !== undefined } });
}

const label = { color: THEME.faint, fontSize: TEXT };
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

function drawnLine(line: Line, color: string) {
  const { lineWidth = 1, fillOpacity = 0 } = line.field.custom ?? {};
  return {
    ...{ type: "line", name: line.name, data: line.points, showSymbol: false, silent: true },
    ...(isStacked(line) ? { stack: "all" } : {}),
    lineStyle: { color, width: lineWidth },
    itemStyle: { color },
    ...(fillOpacity > 0 ? { areaStyle: { color, opacity: fillOpacity / 100 } } : {}),
  };
}

/** The lines' colours: the panel's own where it gives one, else the palette's. */
function colorsOf(lines: readonly Line[], palette: Drawing["palette"]): string[] {
  const colors = palette(lines.map(({ name }) => name));
  return lines.map(({ name, field }) =>
    field.color?.mode === "fixed" ? colorOf(field.color.fixedColor ?? "text") : (colors.get(name) ?? THEME.text),
  );
}

function optionOf({ panel, range, marks }: Drawing, lines: readonly Line[], colors: readonly string[], size: Size) {
  const axis = axisOf(panel, lines, size.height - TOP - BOTTOM);
  const left = Math.max(24, ...axis.ticks.map(({ text }) => widthOf(text, TEXT) + 14));
  return {
    grid: { left, right: RIGHT, top: TOP, bottom: BOTTOM },
    xAxis: xAxis(range, size.width - left - RIGHT),
    yAxis: yAxis(axis),
    series: [
      overlay(fieldOf(panel, ""), axis, range, marks),
      ...lines.map((line, index) => drawnLine(line, colors[index] ?? THEME.text)),
    ],
  };
}

/** Lines over time with their legend, thresholds as dashed lines, and marks of what happened. */
export const timeseries: Kind = (drawing) => {
  const { panel, asked, range, palette, size } = drawing;
  const lines = linesOf(panel, asked, range);
  const colors = colorsOf(lines, palette);
  const entries = lines.map(({ name }, index) => ({ name, color: colors[index] ?? THEME.text }));
  const below = legend(entries, size.width, size.height);
  const upper = { width: size.width, height: size.height - below.height };
  return html`${chart(optionOf(drawing, lines, colors, upper), upper)}${below.html}`;
};

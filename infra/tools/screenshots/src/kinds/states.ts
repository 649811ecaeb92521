import { readableOn, THEME } from "../colors.ts";
import { type Line, linesOf } from "../series.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import type { Drawing, Kind, Size } from "./kind.ts";
import { legend } from "./legend.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { AXIS, type Plot, timeAxis, xOf } from "./svg-axis.ts";

const TEXT = 12;
const LEAST = 14;
/** Of a line's height, what its segments take. */
const ROW = 0.8;

function block({ text, color, from, to }: Segment, x: (at: number) => number, y: number, height: number): Html {
  const [left, right] = [x(from), x(to)];
  const label =
    right - left > widthOf(text, TEXT) + 8 && height >= LEAST
      ? html`<text x="${left + 5}" y="${y + height / 2 + 4}" font-size="${TEXT}" fill="${readableOn(color)}">${text}</text>`
      : undefined;
  return html`<rect x="${left.toFixed(1)}" y="${y}" width="${Math.max(0.5, right - left).toFixed(1)}" height="${height}" fill="${color}" fill-opacity="0.8"/>${label}`;
}

function row(line: Line, index: number, each: number, { range }: Drawing, plot: Plot): Html {
  const height = Math.round(each * ROW);
  const y = plot.top + index * each + (each - height) / 2;
  const blocks = segmentsOf(line, range.step).map((segment) => block(segment, xOf(range, plot), y, height));
  return html`<text x="${plot.left - 8}" y="${y + height / 2 + 4}" text-anchor="end" font-size="${TEXT}" fill="${THEME.text}">${line.name}</text>${blocks}`;
}

function plotOf(lines: readonly Line[], { width, height }: Size): Plot {
  const left = Math.min(width * 0.35, Math.max(...lines.map(({ name }) => widthOf(name, TEXT))) + 14);
  return { left, top: 4, width: width - left - 8, height: height - AXIS - 4 };
}

/** A legend of the states that occur. */
function entriesOf(lines: readonly Line[], step: number) {
  const all = lines.flatMap((line) => segmentsOf(line, step));
  return [...new Map(all.map(({ text, color }) => [text, { name: text, color }])).values()];
}

/** What each series says over time, in words and colours. */
export const states: Kind = (drawing) => {
  const { panel, asked, range, size } = drawing;
  const lines = linesOf(panel, asked, range);
  const below = legend(entriesOf(lines, range.step), size.width, size.height);
  const height = size.height - below.height;
  const plot = plotOf(lines, { width: size.width, height });
  const rows = lines.map((line, index) => row(line, index, plot.height / lines.length, drawing, plot));
  return html`<svg width="${size.width}" height="${height}">${timeAxis(range, plot)}${rows}</svg>${below.html}`;
};

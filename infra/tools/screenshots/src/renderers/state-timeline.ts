import { readableOn, THEME } from "../colors.ts";
import { linesOf } from "../lines.ts";
import { STATE_TIMELINE } from "../supported/state-timeline.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { legend } from "./legend.ts";
import { panelRenderer, type Size } from "./panel-renderer.ts";
import { type Segment, segmentsOf } from "./state-segments.ts";
import { AXIS_PX, type Plot, timeAxis, xOf } from "./svg-axis.ts";

const TEXT_PX = 12;
const LEAST_PX = 14;

/** A line and its states. */
interface Row {
  readonly name: string;
  readonly segments: readonly Segment[];
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Where a row is drawn, in pixels. */
interface Band {
  readonly y: number;
  readonly height: number;
  readonly left: number;
  readonly x: (at: number) => number;
}

function block({ text, color, from, to }: Segment, opacity: number, { x, y, height }: Band): Html {
  const [left, right] = [x(from), x(to)];
  const label =
    right - left > widthOf(text, TEXT_PX) + 8 && height >= LEAST_PX
      ? html`<text x="${left + 5}" y="${y + height / 2 + 4}" font-size="${TEXT_PX}" fill="${readableOn(color)}">${text}</text>`
      : undefined;
  return html`<rect x="${left.toFixed(1)}" y="${y}" width="${Math.max(0.5, right - left).toFixed(1)}" height="${height}" fill="${color}" fill-opacity="${opacity}"/>${label}`;
}

function row({ name, segments, opacity }: Row, band: Band): Html {
  const { y, height, left } = band;
  return html`<text x="${left - 8}" y="${y + height / 2 + 4}" text-anchor="end" font-size="${TEXT_PX}" fill="${THEME.text}">${name}</text>${segments.map((segment) => block(segment, opacity, band))}`;
}

function plotOf(rows: readonly Row[], { width, height }: Size): Plot {
  const left = Math.min(width * 0.35, Math.max(...rows.map(({ name }) => widthOf(name, TEXT_PX))) + 14);
  return { left, top: 4, width: width - left - 8, height: height - AXIS_PX - 4 };
}

/** A legend entry for each state that occurs. */
function entriesOf(rows: readonly Row[]) {
  const all = rows.flatMap(({ segments }) => segments);
  return [...new Map(all.map(({ text, color }) => [text, { name: text, color }])).values()];
}

/** The states of each series over time. */
export const states = panelRenderer(STATE_TIMELINE, (drawing) => {
  const { panel, range, size } = drawing;
  const rows = linesOf(drawing).map((line): Row => {
    return { name: line.name, segments: segmentsOf(line, range.step), opacity: line.field.custom.fillOpacity / 100 };
  });
  const below = legend(entriesOf(rows), size.width, size.height);
  const height = size.height - below.height;
  const plot = plotOf(rows, { width: size.width, height });
  const [each, x] = [plot.height / rows.length, xOf(range, plot)];
  const rowHeight = Math.round(each * panel.options.rowHeight);
  const drawn = rows.map((one, index) => {
    const y = plot.top + index * each + (each - rowHeight) / 2;
    return row(one, { y, height: rowHeight, left: plot.left, x });
  });
  return html`<svg width="${size.width}" height="${height}">${timeAxis(range, plot)}${drawn}</svg>${below.html}`;
});

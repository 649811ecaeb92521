import type { Dashboard as Model, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { COLUMNS } from "../../dashboards/layout.ts";

interface Box {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function boxOf({ title = "", type, gridPos }: Panel | RowPanel): Box | string {
  const named = `${type === "row" ? "heading" : "panel"} "${title}"`;
  if (gridPos === undefined) return `${named} has no place in the grid.`;
  const { x, y, w, h } = gridPos;
  const isInside = [x, y, w, h].every(Number.isInteger) && x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= COLUMNS;
  return isInside ? { title: named, x, y, w, h } : `${named} is not inside ${COLUMNS} columns.`;
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.title} lies over ${other.title}.`),
  );
}

/** What keeps the boxes that begin in one row from filling it from left to right. */
function lineFaults(line: readonly Box[]): string[] {
  const titles = line.map(({ title }) => title).join(", ");
  const width = line.reduce((sum, { w }) => sum + w, 0);
  const heights = [...new Set(line.map(({ h }) => h))];
  return [
    ...(width === COLUMNS ? [] : [`the line of ${titles} has ${width} columns instead of ${COLUMNS}.`]),
    ...(heights.length === 1 ? [] : [`in the line of ${titles} heights differ: ${heights.join(", ")}.`]),
  ];
}

/** Lines of boxes, from above, that leave something empty. */
function holes(boxes: readonly Box[]): string[] {
  const lines = [...Map.groupBy(boxes, ({ y }) => y)].toSorted(([a], [b]) => a - b);
  let bottom = 0;
  return lines.flatMap(([y, line]) => {
    const faults = y > bottom ? [`above ${line[0]?.title} ${y - bottom} rows are empty.`] : [];
    bottom = Math.max(bottom, ...line.map(({ h }) => y + h));
    return [...faults, ...lineFaults(line)];
  });
}

/** Panels that are hidden below a heading are seen by no check. */
const hidden = ({ panels = [] }: Model): string[] =>
  panels.flatMap((panel) =>
    panel.type === "row" && (panel as RowPanel).panels.length > 0
      ? [`heading "${panel.title}" holds panels: they belong into the dashboard's own list.`]
      : [],
  );

/** What is wrong with the places of panels: outside of the grid, one over another, or with a hole beside or above. */
export function gridFaults(dashboard: string, model: Model): string[] {
  const placed = (model.panels ?? []).map(boxOf);
  const boxes = placed.filter((box) => typeof box !== "string");
  const outside = placed.filter((box) => typeof box === "string");
  const found = [...hidden(model), ...outside, ...(outside.length > 0 ? [] : [...overlaps(boxes), ...holes(boxes)])];
  return found.map((fault) => `dashboard ${dashboard}: ${fault}`);
}

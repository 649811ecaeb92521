import type { Dashboard as Model, Panel, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { COLUMNS } from "../../dashboards/layout.ts";

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function boxOf({ title = "", type, gridPos }: Panel | RowPanel): Box | string {
  const name = `${type === "row" ? "row" : "panel"} "${title}"`;
  if (gridPos === undefined) return `${name} has no gridPos.`;
  const { x, y, w, h } = gridPos;
  const isInside = [x, y, w, h].every(Number.isInteger) && x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= COLUMNS;
  return isInside ? { name, x, y, w, h } : `${name} is outside the grid of ${COLUMNS} columns.`;
}

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.name} overlaps ${other.name}.`),
  );
}

/** One problem for each panel outside the grid, and for each overlap. */
export function gridProblems(dashboard: string, model: Model): string[] {
  const placed = (model.panels ?? []).map(boxOf);
  const outside = placed.filter((box) => typeof box === "string");
  const inside = placed.filter((box) => typeof box !== "string");
  return [...outside, ...overlaps(inside)].map((problem) => `dashboard ${dashboard}: ${problem}`);
}

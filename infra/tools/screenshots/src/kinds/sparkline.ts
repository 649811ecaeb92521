import type { Range } from "@petswipe/prometheus-client";
import { extentOf } from "../axes/extent.ts";
import type { Line } from "../series.ts";
import { type Html, html } from "../text/html.ts";
import type { Size } from "./kind.ts";

type Point = readonly [number, number];

/** Stretches of points between gaps. */
function stretches({ points }: Line): Point[][] {
  const found: Point[][] = [[]];
  for (const [at, value] of points) {
    if (value === null || !Number.isFinite(value)) found.push([]);
    else found.at(-1)?.push([at, value]);
  }
  return found.filter(({ length }) => length > 1);
}

/** A line's past, small and without axes, with the area below it. */
export function sparkline(line: Line, range: Range, color: string, { width, height }: Size): Html {
  const { min, max } = extentOf([line], false) ?? { min: 0, max: 0 };
  const spread = max - min || 1;
  const x = (at: number) => (((at - range.from) / (range.to - range.from)) * width).toFixed(1);
  const y = (value: number) => (height - 1 - ((value - min) / spread) * (height - 3)).toFixed(1);
  const paths = stretches(line).map((points) => {
    const path = points.map(([at, value]) => `${x(at)} ${y(value)}`).join("L");
    const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
    return html`<path d="M${path}L${x(last)} ${height}L${x(first)} ${height}Z" fill="${color}" fill-opacity="0.15"/><path d="M${path}" fill="none" stroke="${color}" stroke-width="1.5"/>`;
  });
  return html`<svg class="sparkline" width="${width}" height="${height}">${paths}</svg>`;
}

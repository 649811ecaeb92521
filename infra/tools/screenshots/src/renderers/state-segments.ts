import { THEME } from "../colors.ts";
import { type DisplayField, displayValue } from "../display-value.ts";
import type { Line } from "../lines.ts";

/** A time in which a line kept its state: Unix seconds. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly color: string;
}

/** The states of a line over time, equal neighbors joined. A value holds for a step: until the next one, or until a gap. */
export function segmentsOf({ points, field }: Line<DisplayField>, step: number): Segment[] {
  const found: Segment[] = [];
  for (const [index, [from, value]] of points.entries()) {
    if (value === null || Number.isNaN(value)) continue;
    const to = Math.min(points[index + 1]?.[0] ?? from + step, from + step);
    const { text, color = THEME.text } = displayValue(field, value);
    const last = found.at(-1);
    if (last !== undefined && last.to === from && last.text === text && last.color === color)
      found.splice(-1, 1, { ...last, to });
    else found.push({ from, to, text, color });
  }
  return found;
}

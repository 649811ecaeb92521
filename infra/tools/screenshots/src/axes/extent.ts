import type { Line } from "../lines.ts";

export interface Extent {
  readonly min: number;
  readonly max: number;
}

type Lines = readonly Pick<Line<unknown>, "points">[];

/** Sums at each time, of positive and of negative values apart, as they are stacked. */
function totals(lines: Lines): number[] {
  const [positive, negative] = [new Map<number, number>(), new Map<number, number>()];
  for (const [at, value] of lines.flatMap(({ points }) => points)) {
    if (value === null || Number.isNaN(value)) continue;
    const sums = value < 0 ? negative : positive;
    sums.set(at, (sums.get(at) ?? 0) + value);
  }
  return [...positive.values(), ...negative.values()];
}

const values = (lines: Lines) =>
  lines.flatMap(({ points }) => points.flatMap(([, value]) => (value === null ? [] : [value])));

/** The least and the greatest value that is drawn; undefined where there is none. */
export function extentOf(lines: Lines, isStacked: boolean): Extent | undefined {
  const drawn = (isStacked ? totals(lines) : values(lines)).filter(Number.isFinite);
  if (drawn.length === 0) return undefined;
  const min = drawn.reduce((a, b) => Math.min(a, b));
  const max = drawn.reduce((a, b) => Math.max(a, b));
  return { min, max };
}

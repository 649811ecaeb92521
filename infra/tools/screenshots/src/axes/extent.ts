import type { Line } from "../series.ts";

export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Sums at each moment, of what is above zero and of what is below apart: so they are stacked. */
function totals(lines: readonly Line[]): number[] {
  const [above, below] = [new Map<number, number>(), new Map<number, number>()];
  for (const [at, value] of lines.flatMap(({ points }) => points)) {
    if (value === null || Number.isNaN(value)) continue;
    const sums = value < 0 ? below : above;
    sums.set(at, (sums.get(at) ?? 0) + value);
  }
  return [...above.values(), ...below.values()];
}

const values = (lines: readonly Line[]) =>
  lines.flatMap(({ points }) => points.flatMap(([, value]) => (value === null ? [] : [value])));

/** The least and the greatest of what is drawn; undefined where nothing is. */
export function extentOf(lines: readonly Line[], stacked: boolean): Extent | undefined {
  const drawn = (stacked ? totals(lines) : values(lines)).filter(Number.isFinite);
  if (drawn.length === 0) return undefined;
  const min = drawn.reduce((a, b) => Math.min(a, b));
  const max = drawn.reduce((a, b) => Math.max(a, b));
  return { min, max };
}

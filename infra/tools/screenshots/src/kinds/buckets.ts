import type { Course } from "@petswipe/prometheus-client";

/** How many observations fell between a bucket's bounds at each moment. */
export interface Bucket {
  /** Above this, which is -Infinity for the first. */
  readonly above: number;
  /** Up to this, which may be Infinity. */
  readonly upTo: number;
  readonly counts: ReadonlyMap<number, number>;
}

const boundOf = (text: string) => (text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text));

/**
 * A histogram's buckets, from the least on: each of Prometheus' holds all that are below it, too, so it is less the one
 * before. Throws on a series without a bound.
 */
export function bucketsOf(courses: readonly Course[]): Bucket[] {
  const bounded = courses.map(({ series, points }) => {
    const upTo = boundOf(series["le"] ?? "");
    if (series["le"] === undefined || Number.isNaN(upTo)) throw new Error("a heatmap needs series by le, with numbers");
    return { upTo, points };
  });
  const sorted = bounded.toSorted((a, b) => a.upTo - b.upTo);
  return sorted.map(({ upTo, points }, index) => {
    const before = sorted[index - 1];
    const lower = new Map(before?.points ?? []);
    // Scrapes do not read all buckets at once: one may have grown when the next had been read.
    const counts = new Map(points.map(([at, value]) => [at, Math.max(0, value - (lower.get(at) ?? 0))]));
    return { above: before?.upTo ?? Number.NEGATIVE_INFINITY, upTo, counts };
  });
}

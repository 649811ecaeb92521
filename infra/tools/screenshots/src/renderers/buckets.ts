import type { RangeSeries } from "@petswipe/prometheus-client";

/** Observations between two bounds, by Unix seconds. */
export interface Bucket {
  /** Exclusive; -Infinity for the first bucket. */
  readonly above: number;
  /** Inclusive; may be Infinity. */
  readonly upTo: number;
  readonly counts: ReadonlyMap<number, number>;
}

const boundOf = (text: string) => (text === "+Inf" ? Number.POSITIVE_INFINITY : Number(text));

/** A histogram's buckets in ascending order, without what Prometheus counts in the lower ones. Throws on a series without `le`. */
export function bucketsOf(results: readonly RangeSeries[]): Bucket[] {
  const bounded = results.map(({ series, points }) => {
    const upTo = boundOf(series["le"] ?? "");
    if (series["le"] === undefined || Number.isNaN(upTo)) throw new Error("a heatmap needs series by le, with numbers");
    return { upTo, points };
  });
  const sorted = bounded.toSorted((a, b) => a.upTo - b.upTo);
  return sorted.map(({ upTo, points }, index) => {
    const previous = sorted[index - 1];
    const lower = new Map(previous?.points ?? []);
    // A scrape does not read all buckets at once: a lower one may have grown before a higher one was read.
    const counts = new Map(points.map(([at, value]) => [at, Math.max(0, value - (lower.get(at) ?? 0))]));
    return { above: previous?.upTo ?? Number.NEGATIVE_INFINITY, upTo, counts };
  });
}

import type { Labels } from "../types.ts";

type LabelValues = Record<string, string>;

/** Every combination of closed label values; none if a label is open, since its values cannot be listed. */
export function closedSeries(labels: Labels): LabelValues[] {
  let series: LabelValues[] = [{}];
  for (const [label, domain] of Object.entries(labels)) {
    if (typeof domain === "string") return [];
    series = series.flatMap((known) => domain.map((value) => ({ ...known, [label]: value })));
  }
  return series;
}

/** Splits an instrument's arguments: labels come first, if the metric has any. */
export function splitArgs(args: readonly unknown[]): { labels: LabelValues; value: number | undefined } {
  const [first, second] = args;
  return typeof first === "object" && first !== null
    ? { labels: first as LabelValues, value: second as number | undefined }
    : { labels: {}, value: first as number | undefined };
}

import type { Labels, MetricSpec, MetricTable } from "./types.ts";

type LabelValues = Readonly<Record<string, string>>;

const closedNames = (labels: Labels): string[] =>
  Object.keys(labels).filter((label) => typeof labels[label] !== "string");

export const hasClosedLabels = ({ labels }: MetricSpec): boolean => closedNames(labels).length > 0;

/** A series by its closed labels alone, in declared order: `http_requests_total{method="GET"}`. */
export function closedSeriesName(name: string, { labels }: MetricSpec, values: LabelValues): string {
  const pairs = closedNames(labels).map((label) => `${label}="${values[label]}"`);
  return `${name}{${pairs.join(",")}}`;
}

/** Every combination of closed label values of a metric; open labels are left out. */
export function closedCombinations({ labels }: MetricSpec): LabelValues[] {
  let found: LabelValues[] = [{}];
  for (const [label, domain] of Object.entries(labels)) {
    if (typeof domain === "string") continue;
    found = found.flatMap((known) => domain.map((value) => ({ ...known, [label]: value })));
  }
  return found;
}

/** Every series by closed labels of a table's metrics that have any. */
export function closedSeriesNames(table: MetricTable): string[] {
  return Object.entries(table)
    .filter(([, spec]) => hasClosedLabels(spec))
    .flatMap(([name, spec]) => closedCombinations(spec).map((values) => closedSeriesName(name, spec, values)));
}

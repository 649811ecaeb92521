import { closedSeriesName, hasClosedLabels } from "../closed-labels.ts";
import type { MetricSpec, MetricTable } from "../types.ts";

/** Values by series name with closed labels: `swipes_total{liked="true",pet_type="dog"}`. */
export type ClosedValues = Readonly<Record<string, number>>;

const LINE = /^([a-zA-Z_:][\w:]*)\{([^}]*)\} (\S+)/;

/**
 * The values of a table's metrics with closed labels in an exposition, summed over open labels; of a histogram its count.
 */
export function closedValues(exposition: string, table: MetricTable): ClosedValues {
  const stored = new Map(
    Object.entries<MetricSpec>(table)
      .filter(([, spec]) => hasClosedLabels(spec))
      .map(([name, spec]) => [spec.type === "histogram" ? `${name}_count` : name, { name, spec }]),
  );
  const values: Record<string, number> = {};
  for (const line of exposition.split("\n")) {
    const [, found = "", labels = "", value] = LINE.exec(line) ?? [];
    const metric = stored.get(found);
    if (metric === undefined) continue;
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text]);
    const series = closedSeriesName(metric.name, metric.spec, Object.fromEntries(pairs));
    values[series] = (values[series] ?? 0) + Number(value);
  }
  return values;
}

/** What changed, by series; a series that did not exist before counts from 0. */
export function changes(before: ClosedValues, after: ClosedValues): ClosedValues {
  const series = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const moved = series.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(moved.filter(([, amount]) => amount !== 0));
}

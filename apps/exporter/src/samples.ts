import { kpiMetrics } from "@petswipe/metrics";
import { closedSeries } from "@petswipe/metrics/instruments";
import type { Kpi } from "./kpis/kpi.ts";

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** undefined: absent. */
  readonly value: number | undefined;
}

type Row = Readonly<Record<string, unknown>>;

/** Every series of a KPI's metric with its value. Throws if a row matches no series, or two rows the same: the statement is wrong. */
export function samplesOf(kpi: Kpi, rows: readonly Row[]): Sample[] {
  const values = new Map<string, number | undefined>();
  const names = Object.keys(kpiMetrics[kpi.metric].labels);
  for (const row of rows) {
    const key = names.map((name) => row[name]).join("\0");
    if (values.has(key)) throw new Error(`${kpi.name}: two rows for ${JSON.stringify(row)}`);
    values.set(key, row["value"] === null ? undefined : Number(row["value"]));
  }
  const samples = closedSeries(kpiMetrics[kpi.metric].labels).map((labels) => {
    const key = names.map((name) => labels[name]).join("\0");
    const value = values.has(key) ? values.get(key) : kpi.missing === "zero" ? 0 : undefined;
    values.delete(key);
    return { labels, value };
  });
  const [stray] = values.keys();
  if (stray !== undefined)
    throw new Error(`${kpi.name}: a row for ${stray.replaceAll("\0", ", ")}, which is not a series of ${kpi.metric}`);
  return samples;
}

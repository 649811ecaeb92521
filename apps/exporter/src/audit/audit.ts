import type { ClientBase } from "pg";
import type { Kpi } from "../kpis/kpi.ts";
import { type Sample, samplesOf } from "../samples.ts";

export interface Difference {
  readonly kpi: string;
  /** The series as Prometheus writes it. */
  readonly series: string;
  /** undefined: absent. */
  readonly rolled: number | undefined;
  readonly naive: number | undefined;
}

export interface AuditResult {
  /** The start of the minute at which windows end. */
  readonly at: Date;
  readonly series: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares every KPI with its definition. Call it in a REPEATABLE READ transaction right after a fold, so that both sides
 * see the same facts.
 */
export async function compare(client: Pick<ClientBase, "query">, kpis: readonly Kpi[]): Promise<AuditResult> {
  const { rows } = await client.query<{ at: Date }>("SELECT kpi.at(as_of) AS at FROM kpi.state");
  const at = rows[0]?.at;
  if (at === undefined) throw new Error("kpi.state is empty: run pnpm kpi:rebuild");
  let series = 0;
  const differences: Difference[] = [];
  for (const kpi of kpis) {
    const rolled = samplesOf(kpi, (await client.query(kpi.rolled)).rows);
    const naive = samplesOf(kpi, (await client.query(kpi.naive, kpi.naive.includes("$1") ? [at] : [])).rows);
    series += naive.length;
    differences.push(...differencesOf(kpi, rolled, naive));
  }
  return { at, series, differences };
}

/** Both lists have every series of the metric, in the same order. */
function differencesOf(kpi: Kpi, rolled: readonly Sample[], naive: readonly Sample[]): Difference[] {
  return naive.flatMap((sample, index) => {
    const other = rolled[index];
    if (other?.value === sample.value) return [];
    return [{ kpi: kpi.name, series: render(kpi.metric, sample.labels), rolled: other?.value, naive: sample.value }];
  });
}

function render(metric: string, labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(",")}}`;
}

import type { Kpi } from "../../src/kpis/kpi.ts";
import { withClient } from "../data/database.ts";
import type { Dataset } from "../data/dataset.ts";
import { median, sum } from "../statistics.ts";

export interface NaiveTimes {
  /** Milliseconds of all definitions, in sequence. */
  readonly total: number;
  readonly byKpi: Readonly<Record<string, number>>;
}

/** Measures every KPI's definition, alternating between datasets. Medians of the rounds. */
export async function measureNaive(
  datasets: readonly Dataset[],
  kpis: readonly Kpi[],
  rounds: number,
): Promise<NaiveTimes[]> {
  const samples = datasets.map(() => kpis.map((): number[] => []));
  for (let round = 0; round < rounds; round += 1)
    for (const [dataset, { url }] of datasets.entries())
      await withClient(url, async (client) => {
        const { rows } = await client.query("SELECT date_trunc('minute', now()) AS now");
        for (const [index, { naive }] of kpis.entries()) {
          const start = performance.now();
          await client.query(naive, naive.includes("$1") ? [rows[0].now] : []);
          samples[dataset]?.[index]?.push(performance.now() - start);
        }
      });
  return samples.map((ofDataset) => {
    const medians = ofDataset.map(median);
    return {
      total: sum(medians),
      byKpi: Object.fromEntries(kpis.map(({ name }, index) => [name, medians[index] ?? 0])),
    };
  });
}

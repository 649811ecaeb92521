import type { Kpi } from "../../src/kpis/kpi.ts";
import { withClient } from "../data/database.ts";
import type { World } from "../data/world.ts";
import { median, sum } from "../statistics.ts";

export interface NaiveTimes {
  /** Milliseconds of all definitions, one after the other. */
  readonly total: number;
  readonly byKpi: Readonly<Record<string, number>>;
}

/** Times every KPI's definition, the worlds in turn. Medians of the rounds. */
export async function measureNaive(
  worlds: readonly World[],
  kpis: readonly Kpi[],
  rounds: number,
): Promise<NaiveTimes[]> {
  const samples = worlds.map(() => kpis.map((): number[] => []));
  for (let round = 0; round < rounds; round += 1)
    for (const [world, { url }] of worlds.entries())
      await withClient(url, async (client) => {
        const { rows } = await client.query("SELECT date_trunc('minute', now()) AS now");
        for (const [index, { naive }] of kpis.entries()) {
          const start = performance.now();
          await client.query(naive, naive.includes("$1") ? [rows[0].now] : []);
          samples[world]?.[index]?.push(performance.now() - start);
        }
      });
  return samples.map((ofWorld) => {
    const medians = ofWorld.map(median);
    return {
      total: sum(medians),
      byKpi: Object.fromEntries(kpis.map(({ name }, index) => [name, medians[index] ?? 0])),
    };
  });
}

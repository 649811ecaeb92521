import { KPI_NAMES, KPI_STALE_AFTER_SECONDS, type KpiName, type kpiSelfMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";

export interface Freshness {
  /** A KPI has the state of `foldedAt`, which was `ageSeconds` old by the database's clock when it was read. */
  succeeded(kpi: KpiName, foldedAt: Date, ageSeconds: number): void;
  failed(kpi: KpiName): void;
  /** KPIs whose last collection failed, or whose value is stale or missing. */
  unfit(): KpiName[];
}

/**
 * Tracks the age of each KPI, by this process's monotonic clock (`now`, in ms), so that clocks need not be synchronized.
 */
export function trackFreshness(
  metrics: Instruments<typeof kpiSelfMetrics>,
  now: () => number = () => performance.now(),
): Freshness {
  const stateReadAt = new Map<KpiName, number>();
  const down = new Set<KpiName>(KPI_NAMES);
  const isStale = (kpi: KpiName): boolean => {
    const since = stateReadAt.get(kpi);
    return since === undefined || now() - since > KPI_STALE_AFTER_SECONDS * 1000;
  };
  for (const kpi of KPI_NAMES) metrics.petswipe_kpi_up.set({ kpi }, 0);
  metrics.petswipe_kpi_stale.readAtScrape(() => KPI_NAMES.map((kpi) => [{ kpi }, isStale(kpi) ? 1 : 0]));

  return {
    succeeded(kpi, foldedAt, ageSeconds) {
      down.delete(kpi);
      stateReadAt.set(kpi, now() - ageSeconds * 1000);
      metrics.petswipe_kpi_up.set({ kpi }, 1);
      metrics.petswipe_kpi_last_success_timestamp_seconds.set({ kpi }, foldedAt.getTime() / 1000);
    },
    failed(kpi) {
      down.add(kpi);
      metrics.petswipe_kpi_up.set({ kpi }, 0);
      metrics.petswipe_kpi_errors_total.inc({ kpi });
    },
    unfit: () => KPI_NAMES.filter((kpi) => down.has(kpi) || isStale(kpi)),
  };
}

import type { kpiMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Kpi } from "./kpis/kpi.ts";
import type { Sample } from "./samples.ts";

export type KpiInstruments = Instruments<typeof kpiMetrics>;

/** The common interface of KPI instruments; samplesOf has already checked the labels. */
interface AnyInstrument {
  mirror?(...args: unknown[]): void;
  set?(...args: unknown[]): void;
  clear?(...args: unknown[]): void;
}

/** Publishes a KPI's samples: totals as counters, others as gauges; absent series are removed. */
export function publish(kpi: Kpi, samples: readonly Sample[], instruments: KpiInstruments): void {
  const instrument: AnyInstrument = instruments[kpi.metric];
  for (const { labels, value } of samples) {
    const series = Object.keys(labels).length === 0 ? [] : [labels];
    if (value === undefined) instrument.clear?.(...series);
    else (instrument.mirror ?? instrument.set)?.(...series, value);
  }
}

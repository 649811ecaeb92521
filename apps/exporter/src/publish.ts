import type { kpiMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type { Kpi } from "./kpis/kpi.ts";
import type { Sample } from "./samples.ts";

export type KpiInstruments = Instruments<typeof kpiMetrics>;

/** What all KPI instruments have in common, once their labels have been checked against the metric's own (samplesOf). */
interface AnyInstrument {
  mirror?(...args: unknown[]): void;
  set?(...args: unknown[]): void;
  clear?(...args: unknown[]): void;
}

/** Shows a KPI's samples: totals as counters, the rest as gauges; what is absent is taken away. */
export function publish(kpi: Kpi, samples: readonly Sample[], instruments: KpiInstruments): void {
  const instrument: AnyInstrument = instruments[kpi.metric];
  for (const { labels, value } of samples) {
    const series = Object.keys(labels).length === 0 ? [] : [labels];
    if (value === undefined) instrument.clear?.(...series);
    else (instrument.mirror ?? instrument.set)?.(...series, value);
  }
}

import type { MetricSpec, MetricTable } from "../types.ts";
import { createCounter } from "./counter.ts";
import { createGauge } from "./gauge.ts";
import { createHistogram } from "./histogram.ts";
import type { Registry } from "./registry.ts";
import type { Instruments } from "./types.ts";

export interface InstrumentOptions {
  /** Whether counters and histograms with only closed labels start at 0 (default), so that rate() sees the first event. */
  readonly startAtZero?: boolean;
}

/** Creates an instrument for each metric of a table. Gauges are absent until set. Throws if a name is already registered. */
export function createInstruments<T extends MetricTable>(
  table: T,
  registry: Registry,
  { startAtZero = true }: InstrumentOptions = {},
): Instruments<T> {
  const instruments = Object.entries(table).map(([name, spec]) => [name, create(name, spec, registry, startAtZero)]);
  return Object.fromEntries(instruments) as Instruments<T>;
}

function create(name: string, spec: MetricSpec, registry: Registry, startAtZero: boolean) {
  switch (spec.type) {
    case "counter":
      return createCounter(name, spec, registry, startAtZero);
    case "gauge":
      return createGauge(name, spec, registry);
    case "histogram":
      return createHistogram(name, spec, registry, startAtZero);
  }
}

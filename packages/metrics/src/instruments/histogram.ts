import { Histogram } from "prom-client";
import type { HistogramSpec } from "../types.ts";
import { activeExemplar } from "./exemplar.ts";
import type { Registry } from "./registry.ts";
import { closedSeries, splitArgs } from "./series.ts";
import type { HistogramInstrument } from "./types.ts";

export function createHistogram(name: string, spec: HistogramSpec, registry: Registry, startAtZero: boolean) {
  const histogram = new Histogram({
    name,
    help: spec.help,
    labelNames: Object.keys(spec.labels),
    buckets: [...spec.buckets],
    registers: [registry],
    enableExemplars: true,
  });
  if (startAtZero) for (const labels of closedSeries(spec.labels)) histogram.zero(labels);

  const instrument: HistogramInstrument<HistogramSpec> = {
    observe(...args) {
      const { labels, value = 0 } = splitArgs(args);
      histogram.observe({ labels, value, exemplarLabels: activeExemplar() ?? {} });
    },
  };
  return instrument;
}

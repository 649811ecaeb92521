import { Counter } from "prom-client";
import type { CounterSpec } from "../types.ts";
import type { Registry } from "./registry.ts";
import { closedSeries, splitArgs } from "./series.ts";
import type { CounterInstrument } from "./types.ts";

export function createCounter(name: string, spec: CounterSpec, registry: Registry, startAtZero: boolean) {
  const counter = new Counter({ name, help: spec.help, labelNames: Object.keys(spec.labels), registers: [registry] });
  if (startAtZero) for (const labels of closedSeries(spec.labels)) counter.inc(labels, 0);
  else if (Object.keys(spec.labels).length === 0) counter.remove();

  const mirrored = new Map<string, number>();
  const instrument: CounterInstrument<CounterSpec> = {
    inc(...args) {
      const { labels, value } = splitArgs(args);
      counter.inc(labels, value ?? 1);
    },
    mirror(...args) {
      const { labels, value: total = 0 } = splitArgs(args);
      const key = JSON.stringify(labels);
      const shown = mirrored.get(key) ?? 0;
      if (total < shown) counter.remove(labels);
      counter.inc(labels, total < shown ? total : total - shown);
      mirrored.set(key, total);
    },
  };
  return instrument;
}

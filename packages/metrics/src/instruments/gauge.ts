import { Gauge } from "prom-client";
import type { GaugeSpec } from "../types.ts";
import type { Registry } from "./registry.ts";
import { splitArgs } from "./series.ts";
import type { GaugeInstrument } from "./types.ts";

export function createGauge(name: string, spec: GaugeSpec, registry: Registry) {
  let read: (() => readonly (readonly unknown[])[]) | undefined;
  const gauge = new Gauge({
    name,
    help: spec.help,
    labelNames: Object.keys(spec.labels),
    registers: [registry],
    collect() {
      if (read === undefined) return;
      removeAll();
      for (const reading of read()) set(reading);
    },
  });
  removeAll();

  function removeAll() {
    gauge.reset();
    // prom-client resets a gauge without labels to 0; ours is absent until it is set.
    if (Object.keys(spec.labels).length === 0) gauge.remove();
  }

  function set(args: readonly unknown[]) {
    const { labels, value = 0 } = splitArgs(args);
    gauge.set(labels, value);
  }
  const instrument: GaugeInstrument<GaugeSpec> = {
    set: (...args) => set(args),
    clear: (...args) => gauge.remove(splitArgs(args).labels),
    readAtScrape(reader) {
      read = reader;
    },
  };
  return instrument;
}

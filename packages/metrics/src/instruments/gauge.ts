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
      forget();
      for (const reading of read()) set(reading);
    },
  });
  forget();

  function forget() {
    gauge.reset();
    // prom-client keeps a gauge without labels at 0; ours is absent until it is known.
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

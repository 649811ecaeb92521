import type { LabelsOf, MetricSpec, MetricTable } from "../types.ts";

/** Labels come first; a metric without labels takes none. */
type Args<M extends MetricSpec, Rest extends unknown[]> = keyof M["labels"] extends never
  ? Rest
  : [labels: LabelsOf<M>, ...Rest];

/** One reading of a gauge at scrape time. */
export type Reading<M extends MetricSpec> = readonly [...Args<M, [value: number]>];

export interface CounterInstrument<M extends MetricSpec> {
  /** Adds to the count (1 by default, never negative). */
  inc(...args: Args<M, [amount?: number]>): void;
  /** Sets the counter to a total counted elsewhere. A lower total than before is a counter reset. */
  mirror(...args: Args<M, [total: number]>): void;
}

export interface GaugeInstrument<M extends MetricSpec> {
  set(...args: Args<M, [value: number]>): void;
  /** Removes the series: an unknown value is absent, not 0. */
  clear(...args: Args<M, []>): void;
  /** Reads the gauge from memory at each scrape. `read` must not touch a pool, a socket or a disk. */
  readAtScrape(read: () => readonly Reading<M>[]): void;
}

export interface HistogramInstrument<M extends MetricSpec> {
  /** Records one value, in the unit of the metric's name, with the active sampled trace as exemplar. */
  observe(...args: Args<M, [value: number]>): void;
}

export type Instrument<M extends MetricSpec> = M extends { type: "counter" }
  ? CounterInstrument<M>
  : M extends { type: "gauge" }
    ? GaugeInstrument<M>
    : HistogramInstrument<M>;

export type Instruments<T extends MetricTable> = { readonly [Name in keyof T]: Instrument<T[Name]> };

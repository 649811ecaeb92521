import type { Range } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";
import type { Values } from "./interpolate.ts";
import { STEP_OF_PANEL } from "./min-step.ts";

/** The time range of a panel query. */
export interface QueryTime {
  readonly range: Range;
  /** Grafana's built-in variables for that range. */
  readonly values: Values;
}

export interface View {
  /** Unix seconds. */
  readonly to: number;
  readonly seconds: number;
  /** The maximum number of points per series. */
  readonly points: number;
  /** The scrape interval that the data source is configured with, in seconds. */
  readonly scrapeInterval: number;
}

/** The minimum step in seconds. */
const MIN_STEP = 1;
/** Scrapes per rate window: two remain after two have failed. */
const SCRAPES = 4;

/**
 * The time range and built-in variables of a panel with a minimum step (`interval`), by default that of the data source.
 * As Grafana documents for the Prometheus data source: `$__interval` is the step, `$__rate_interval` is max(step + scrape
 * interval, 4 × scrape interval), and `$__range` is the whole range. The scrape interval is that of the query (`ofQuery`) or
 * of the data source, not of the panel. Grafana rounds steps; here they are exact.
 */
export function shown(view: View, interval: string | undefined, ofQuery?: string): QueryTime {
  const { to, seconds, points, scrapeInterval } = view;
  const smallest = interval === undefined ? scrapeInterval : durationMs(interval) / 1000;
  const step = Math.max(Math.ceil(seconds / points), smallest, MIN_STEP);
  const ownScrape = ofQuery === STEP_OF_PANEL ? step : ofQuery && durationMs(ofQuery) / 1000;
  const scrape = ownScrape || scrapeInterval;
  const window = Math.max(step + scrape, SCRAPES * scrape);
  return {
    range: { from: to - seconds, to, step },
    values: {
      __interval: `${step}s`,
      __rate_interval: `${window}s`,
      __range: `${seconds}s`,
      __range_s: String(seconds),
    },
  };
}

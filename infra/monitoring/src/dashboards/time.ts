import type { Range } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";
import type { Values } from "./interpolate.ts";
import { STEP_OF_PANEL } from "./min-step.ts";

/** What time a panel shows, and how finely. */
export interface Shown {
  readonly range: Range;
  /** Grafana's own variables for that time. */
  readonly values: Values;
}

export interface View {
  /** Unix seconds. */
  readonly to: number;
  readonly seconds: number;
  /** How many points a line has at most. */
  readonly points: number;
  /** What the data source is told of the applications' interval: seconds. */
  readonly scrapeInterval: number;
}

/** No step is finer than this, in seconds. */
const FINEST = 1;
/** Scrapes that a window for rates holds: with two of them lost, two are left. */
const SCRAPES = 4;

/**
 * What Grafana makes of a time range for a panel with a smallest step (`interval`), or that of the data source without one:
 * `$__interval` is the step, `$__rate_interval` is max(step + scrape interval, 4 × scrape interval), as its documentation of
 * the Prometheus data source says, and `$__range` is the whole time. That scrape interval is the query's own (`ofQuery`), else
 * the data source's, whatever the panel's. Grafana rounds steps to round numbers; here they are exact.
 */
export function shown(view: View, interval: string | undefined, ofQuery?: string): Shown {
  const { to, seconds, points, scrapeInterval } = view;
  const smallest = interval === undefined ? scrapeInterval : durationMs(interval) / 1000;
  const step = Math.max(Math.ceil(seconds / points), smallest, FINEST);
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

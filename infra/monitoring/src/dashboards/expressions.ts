import { ratio } from "@petswipe/metrics/promql";
import { COLOR_OF, GOOD } from "./thresholds.ts";

/** Grafana's window for rates: at least four scrapes, and at least one pixel. */
export const WINDOW = "$__rate_interval";
/** The selected time range. */
export const RANGE = "$__range";

/** Value mappings of series such as `up`. */
export const UP = { "1": { text: "up", color: GOOD }, "0": { text: "down", color: COLOR_OF.critical } } as const;
/** Value mappings of results, where 1 is success. */
export const OK = { "1": { text: "ok", color: GOOD }, "0": { text: "failed", color: COLOR_OF.critical } } as const;

/** Whether servers respond to their exporter; also 0 while the exporter does not respond, when its own series are absent. */
export const answering = (job: "postgres" | "redis", matchers = ""): string => {
  const series = { postgres: "pg_up", redis: "redis_up" }[job];
  return `${matchers ? `${series}{${matchers}}` : series} or up{job="${job}"${matchers && `,${matchers}`}} * 0`;
};

/** 0 instead of an empty result. */
export const orZero = (expression: string): string => `${expression} or vector(0)`;
/** The part, or 0 where only the whole exists; both have the same labels. */
export const partOf = (part: string, whole: string): string => `${part} or ${whole} * 0`;

/** The part's share of the whole, 0 to 1; also 0 if there is no part or the whole is 0. */
export const shareOf = (part: string, whole: string): string => partOf(ratio(part, whole), whole);

/** Drops NaN, which is the quantile of no observations. */
export const dropNaN = (expression: string): string => `${expression} >= 0`;

/** A single series of value 0 with these labels instead of an empty result. */
export function orNone(expression: string, labels: Readonly<Record<string, string>>): string {
  const none = Object.entries(labels).reduce(
    (series, [label, value]) => `label_replace(${series}, "${label}", "${value}", "", "")`,
    "vector(0)",
  );
  return `${expression} or on () ${none}`;
}

import { ratio } from "@petswipe/metrics/promql";
import { COLOR_OF, GOOD } from "./thresholds.ts";

/** What dashboards have in common in their queries. */

/** Grafana's own window for rates: four scrapes at least, and never less than a pixel. */
export const WINDOW = "$__rate_interval";
/** The whole time that is shown. */
export const RANGE = "$__range";

/** What 1 and 0 stand for where a series says whether something answers. */
export const UP = { "1": { text: "up", color: GOOD }, "0": { text: "down", color: COLOR_OF.critical } } as const;
/** Whether something went well. */
export const WELL = { "1": { text: "well", color: GOOD }, "0": { text: "failed", color: COLOR_OF.critical } } as const;

/** Whether servers answer the exporter that asks them; 0 also where that is silent, which then serves nothing of them. */
export const answering = (job: "postgres" | "redis", matchers = ""): string => {
  const series = { postgres: "pg_up", redis: "redis_up" }[job];
  return `${matchers ? `${series}{${matchers}}` : series} or up{job="${job}"${matchers && `,${matchers}`}} * 0`;
};

/** A count of what may not be there at all, which is then 0. */
export const orZero = (expression: string): string => `${expression} or vector(0)`;
/** The part where there is one, 0 where there is only the whole; both with the same labels. */
export const partOf = (part: string, whole: string): string => `${part} or ${whole} * 0`;

/** What share of the whole the part is, 0 to 1: 0 also where there is no part, and where the whole is 0. */
export const shareOf = (part: string, whole: string): string => partOf(ratio(part, whole), whole);

/** Without what is no number: the quantile of no observation. */
export const numbers = (expression: string): string => `${expression} >= 0`;

/** Series that may all be missing, which is then one that is 0 and says so in its labels. */
export function orNone(expression: string, labels: Readonly<Record<string, string>>): string {
  const none = Object.entries(labels).reduce(
    (series, [label, value]) => `label_replace(${series}, "${label}", "${value}", "", "")`,
    "vector(0)",
  );
  return `${expression} or on () ${none}`;
}

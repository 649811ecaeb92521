import type { MetricFacts } from "../../metric-facts.ts";
import type { Request } from "../../request.ts";

/** The window of counters and histograms. */
export const WINDOW = { text: "5m", minutes: 5 } as const;

/** When an alert fires. */
export interface Condition {
  readonly sign: ">" | "<";
  readonly limit: number;
  /** A duration in minutes or hours. */
  readonly for: string;
}

const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The condition of a request. Throws unless it has exactly one limit, and the metric can be on both sides of it. */
export function conditionOf({ options }: Request, { type }: MetricFacts): Condition {
  const { above, below, for: duration = "5m" } = options;
  const given = above ?? below ?? "";
  const limit = Number(given);
  if ((above === undefined) === (below === undefined) || !NUMBER.test(given) || !Number.isFinite(limit))
    throw new Error("give the threshold: --above <number> or --below <number>");
  if (!/^[1-9]\d*[mh]$/.test(duration)) throw new Error(`--for ${duration}: give minutes or hours, such as 5m`);
  if (type !== "gauge" && (above === undefined ? limit <= 0 : limit < 0))
    throw new Error(`the increase of a counter and a duration are never below 0: ${limit} is no threshold`);
  return { sign: above === undefined ? "<" : ">", limit, for: duration };
}

export const minutesOf = (duration: string): number =>
  Number.parseInt(duration, 10) * (duration.endsWith("h") ? 60 : 1);

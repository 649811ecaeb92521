import { OpsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increaseOfBuckets, quantile, rateOfCount, rateWithin } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { numbers, WINDOW } from "../words.ts";
import { CLIENTS } from "./chosen.ts";

const duration = "db_query_duration_seconds";
const options = { where: CLIENTS, window: WINDOW } as const;
/** How many statements a second took longer than a bound of the histogram, in seconds. */
const slower = (bound: 0.05 | 0.25 | 1) =>
  `clamp_min(${rateOfCount(duration, options)} - ${rateWithin(duration, bound, options)}, 0)`;

/** What the backend waits for, from the send of a statement to its last row, without the wait for a connection. */
export const queries: Section = {
  title: "Query performance",
  panels: [
    {
      kind: "timeseries",
      title: "Query latency",
      description:
        "Half, 95 and 99 in a hundred statements took no longer, as the backend sees it. Points are requests with a trace.",
      unit: Seconds,
      whenEmpty: "No statement in the time that is shown",
      queries: [50, 95, 99].map((percentile) => ({
        expr: numbers(quantile(percentile / 100, duration, options)),
        legend: `p${percentile}`,
        exemplars: true as const,
      })),
      alerts: ["SlowQueries"],
      dashboards: ["application"],
      width: 12,
    },
    {
      kind: "heatmap",
      title: "Query times",
      description:
        "How many statements took how long: a second band far above the first is one kind of query, or a lock.",
      unit: Seconds,
      queries: [{ expr: increaseOfBuckets(duration, options), legend: "{{le}}", exemplars: true }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "p95 by operation and table",
      description: "One statement in twenty of each kind took longer, over five minutes: which of them became slow.",
      unit: Seconds,
      whenEmpty: "No statement in the time that is shown",
      queries: [
        {
          expr: numbers(quantile(0.95, duration, { where: CLIENTS, by: ["operation", "table"], window: "5m" })),
          legend: "{{operation}} {{table}}",
        },
      ],
      thresholds: thresholdsOf("SlowQueries"),
      alerts: ["SlowQueries"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Slow queries",
      description: "Statements a second that took longer than 50 ms, 250 ms and 1 s.",
      unit: OpsPerSecond,
      queries: [
        { expr: slower(0.05), legend: "over 50 ms" },
        { expr: slower(0.25), legend: "over 250 ms" },
        { expr: slower(1), legend: "over 1 s" },
      ],
      alerts: ["SlowQueries"],
      width: 12,
    },
  ],
};

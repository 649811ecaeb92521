import { OpsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increaseOfBuckets, quantile, rateOfCount, rateWithin } from "@petswipe/metrics/promql";
import { dropNaN, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { CLIENTS } from "./selected.ts";

const duration = "db_query_duration_seconds";
const options = { where: CLIENTS, window: WINDOW } as const;
/** Queries per second that took longer than a bucket bound, in seconds. */
const slower = (bound: 0.05 | 0.25 | 1) =>
  `clamp_min(${rateOfCount(duration, options)} - ${rateWithin(duration, bound, options)}, 0)`;

/** Query time as the backend measures it: from sending a statement to its last row, without the wait for a connection. */
export const queries: Section = {
  title: "Query performance",
  panels: [
    {
      kind: "timeseries",
      title: "Query latency",
      description: "p50, p95 and p99 query time, as measured by the backend.",
      unit: Seconds,
      whenEmpty: "No queries in range",
      queries: [50, 95, 99].map((percentile) => ({
        expr: dropNaN(quantile(percentile / 100, duration, options)),
        legend: `p${percentile}`,
        exemplars: true as const,
      })),
      alerts: ["DatabaseQueriesSlow"],
      dashboards: ["application"],
      width: 12,
    },
    {
      kind: "heatmap",
      title: "Query latency distribution",
      description: "A second band far above the first is a slow kind of query, or lock waits.",
      unit: Seconds,
      queries: [{ expr: increaseOfBuckets(duration, options), legend: "{{le}}", exemplars: true }],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "p95 query time by operation and table",
      description: "95th percentile over 5 minutes: which kind of query became slow.",
      unit: Seconds,
      whenEmpty: "No queries in range",
      queries: [
        {
          expr: dropNaN(quantile(0.95, duration, { where: CLIENTS, by: ["operation", "table"], window: "5m" })),
          legend: "{{operation}} {{table}}",
        },
      ],
      thresholds: thresholdsOf("DatabaseQueriesSlow"),
      alerts: ["DatabaseQueriesSlow"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Slow queries per second",
      description: "Queries that took longer than 50 ms, 250 ms and 1 s.",
      unit: OpsPerSecond,
      queries: [
        { expr: slower(0.05), legend: "over 50 ms" },
        { expr: slower(0.25), legend: "over 250 ms" },
        { expr: slower(1), legend: "over 1 s" },
      ],
      alerts: ["DatabaseQueriesSlow"],
      width: 12,
    },
  ],
};

import { Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increaseOfBuckets, quantile } from "@petswipe/metrics/promql";
import { dropNaN, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { SELECTED_REQUESTS } from "./selected.ts";

const duration = "http_request_duration_seconds";

/** How long users wait, and on which route. */
export const latency: Section = {
  title: "Latency",
  panels: [
    {
      kind: "timeseries",
      title: "Response time percentiles",
      description: "p50, p95 and p99 response time, by service.",
      unit: Seconds,
      whenEmpty: "No requests in range",
      queries: [50, 95, 99].map((percentile) => ({
        expr: dropNaN(quantile(percentile / 100, duration, { where: SELECTED_REQUESTS, by: ["job"], window: WINDOW })),
        legend: `{{job}} p${percentile}`,
        exemplars: true as const,
      })),
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      dashboards: ["slo"],
      width: 8,
      height: 9,
    },
    {
      kind: "heatmap",
      title: "Response time distribution",
      description: "Latency distribution; a second band is a second class of requests that percentiles hide.",
      unit: Seconds,
      whenEmpty: "No requests in range",
      queries: [
        {
          expr: increaseOfBuckets(duration, { where: SELECTED_REQUESTS, window: WINDOW }),
          legend: "{{le}}",
          exemplars: true,
        },
      ],
      width: 8,
      height: 9,
    },
    {
      kind: "timeseries",
      title: "p95 response time by route",
      description: "95th percentile of response time per route: which route became slow, and when.",
      unit: Seconds,
      whenEmpty: "No requests in range",
      queries: [
        {
          expr: dropNaN(quantile(0.95, duration, { where: SELECTED_REQUESTS, by: ["path"], window: WINDOW })),
          legend: "{{path}}",
        },
      ],
      alerts: ["HighResponseTime"],
      width: 8,
      height: 9,
    },
  ],
};

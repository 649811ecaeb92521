import { Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increaseOfBuckets, quantile } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { numbers, WINDOW } from "../words.ts";
import { ASKED } from "./chosen.ts";

const duration = "http_request_duration_seconds";

/** How long people wait, and on which route. */
export const latency: Section = {
  title: "Latency",
  panels: [
    {
      kind: "timeseries",
      title: "Response time percentiles",
      description:
        "By service: half, 95 and 99 in a hundred requests were answered within. Points are requests with a trace.",
      unit: Seconds,
      whenEmpty: "No request in the time that is shown",
      queries: [50, 95, 99].map((percentile) => ({
        expr: numbers(quantile(percentile / 100, duration, { where: ASKED, by: ["job"], window: WINDOW })),
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
      title: "Response times",
      description: "How many requests took how long: two bands are two kinds of requests, which a percentile hides.",
      unit: Seconds,
      whenEmpty: "No request in the time that is shown",
      queries: [
        {
          expr: increaseOfBuckets(duration, { where: ASKED, window: WINDOW }),
          legend: "{{le}}",
          exemplars: true,
        },
      ],
      width: 8,
      height: 9,
    },
    {
      kind: "timeseries",
      title: "p95 by route",
      description: "One request in twenty to each route took longer: which of them became slow, and when.",
      unit: Seconds,
      whenEmpty: "No request in the time that is shown",
      queries: [
        {
          expr: numbers(quantile(0.95, duration, { where: ASKED, by: ["path"], window: WINDOW })),
          legend: "{{path}}",
        },
      ],
      alerts: ["HighResponseTime"],
      width: 8,
      height: 9,
    },
  ],
};

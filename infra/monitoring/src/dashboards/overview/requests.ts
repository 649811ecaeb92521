import { LocaleFormat, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increase, quantile } from "@petswipe/metrics/promql";
import { REQUESTS, USERS } from "../../rules/golden.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";

/** RED of the services: what they are asked, and how fast they answer. */
export const requests: Section = {
  title: "Requests",
  panels: [
    {
      kind: "timeseries",
      title: "Requests per second",
      description: "By service, over five minutes, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: REQUESTS, legend: "{{job}}" }],
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "stat",
      title: "Total requests",
      description: "Requests answered in the time that is shown.",
      unit: LocaleFormat,
      queries: [
        { expr: increase("http_requests_total", { where: USERS, by: ["job"], window: RANGE }), legend: "{{job}}" },
      ],
      width: 4,
      height: 8,
      decimals: 0,
    },
    {
      kind: "timeseries",
      title: "Response time percentiles",
      description:
        "Of all requests to people's routes of both services: half, 95 and 99 in a hundred were answered within.",
      unit: Seconds,
      queries: ([50, 95, 99] as const).map((percentile) => ({
        expr: quantile(percentile / 100, "http_request_duration_seconds", { where: USERS, window: WINDOW }),
        legend: `p${percentile}`,
        exemplars: true as const,
      })),
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      width: 12,
    },
  ],
};

import { LocaleFormat, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { increase, quantile } from "@petswipe/metrics/promql";
import { REQUESTS, USERS } from "../../rules/golden.ts";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";

/** Request rate and duration per service; errors have a section of their own. */
export const requests: Section = {
  title: "Requests",
  panels: [
    {
      kind: "timeseries",
      title: "Requests per second by service",
      description: "Request rate over 5 minutes, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: REQUESTS, legend: "{{job}}" }],
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "stat",
      title: "Total requests",
      description: "Requests answered in the selected time range.",
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
      description: "p50, p95 and p99 response time of both services, without scrapes and health checks.",
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

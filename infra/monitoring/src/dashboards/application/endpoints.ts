import { BytesPerSecondIEC, PercentUnit, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate, rateOfSum } from "@petswipe/metrics/promql";
import { dropNaN, orZero, RANGE, shareOf, WINDOW } from "../expressions.ts";
import type { Column, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { SELECTED_REQUESTS } from "./selected.ts";

const byRoute = { where: SELECTED_REQUESTS, by: ["job", "method", "path"], window: RANGE } as const;
const all = rate("http_requests_total", byRoute);
const shareOfStatus = (status: string) =>
  shareOf(rate("http_requests_total", { ...byRoute, where: { ...SELECTED_REQUESTS, status: ["=~", status] } }), all);
const percentile = (q: number) => dropNaN(quantile(q, "http_request_duration_seconds", byRoute));

const columns: readonly Column[] = [
  { expr: all, name: "requests", unit: RequestsPerSecond },
  {
    expr: shareOfStatus("5.."),
    name: "5xx share",
    unit: PercentUnit,
    decimals: 2,
    thresholds: thresholdsOf("HighErrorRate"),
  },
  { expr: shareOfStatus("4.."), name: "4xx share", unit: PercentUnit, decimals: 1 },
  { expr: percentile(0.5), name: "p50", unit: Seconds },
  { expr: percentile(0.95), name: "p95", unit: Seconds },
  { expr: percentile(0.99), name: "p99", unit: Seconds, thresholds: thresholdsOf("HighResponseTime") },
  { expr: rateOfSum("http_request_size_bytes", byRoute), name: "received", unit: BytesPerSecondIEC },
  { expr: rateOfSum("http_response_size_bytes", byRoute), name: "sent", unit: BytesPerSecondIEC },
];

/** Rate, errors, latency and throughput per endpoint. */
export const endpoints: Section = {
  title: "API endpoints",
  panels: [
    {
      kind: "table",
      title: "Endpoints",
      description:
        "Per route in the selected time range: request rate, share of 5xx and 4xx responses, response time percentiles and body throughput.",
      unit: RequestsPerSecond,
      whenEmpty: "–",
      labels: { job: "service", method: "method", path: "route" },
      columns,
      sortBy: "requests",
      alerts: ["HighErrorRate", "HighResponseTime"],
      width: 24,
      height: 12,
    },
    {
      kind: "timeseries",
      title: "Requests per second by route",
      description: "Request rate per route: where load comes from, and where it stopped.",
      unit: RequestsPerSecond,
      queries: [
        {
          expr: rate("http_requests_total", { where: SELECTED_REQUESTS, by: ["path"], window: WINDOW }),
          legend: "{{path}}",
        },
      ],
      width: 12,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Requests per second by status class",
      description: "2xx and 3xx are successes, 4xx client errors, 5xx server errors.",
      unit: RequestsPerSecond,
      queries: [2, 3, 4, 5].map((digit) => ({
        expr: orZero(
          rate("http_requests_total", {
            where: { ...SELECTED_REQUESTS, status: ["=~", `${digit}..`] },
            window: WINDOW,
          }),
        ),
        legend: `${digit}xx`,
      })),
      stacked: true,
      width: 12,
      height: 10,
    },
  ],
};

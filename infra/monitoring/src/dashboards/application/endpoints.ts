import { BytesPerSecondIEC, PercentUnit, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate, rateOfSum } from "@petswipe/metrics/promql";
import type { Column, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { numbers, orZero, RANGE, shareOf, WINDOW } from "../words.ts";
import { ASKED } from "./chosen.ts";

const byRoute = { where: ASKED, by: ["job", "method", "path"], window: RANGE } as const;
const all = rate("http_requests_total", byRoute);
const answered = (status: string) =>
  shareOf(rate("http_requests_total", { ...byRoute, where: { ...ASKED, status: ["=~", status] } }), all);
const within = (q: number) => numbers(quantile(q, "http_request_duration_seconds", byRoute));

const columns: readonly Column[] = [
  { expr: all, name: "requests", unit: RequestsPerSecond },
  {
    expr: answered("5.."),
    name: "5xx share",
    unit: PercentUnit,
    decimals: 2,
    thresholds: thresholdsOf("HighErrorRate"),
  },
  { expr: answered("4.."), name: "4xx share", unit: PercentUnit, decimals: 1 },
  { expr: within(0.5), name: "p50", unit: Seconds },
  { expr: within(0.95), name: "p95", unit: Seconds },
  { expr: within(0.99), name: "p99", unit: Seconds, thresholds: thresholdsOf("HighResponseTime") },
  { expr: rateOfSum("http_request_size_bytes", byRoute), name: "received", unit: BytesPerSecondIEC },
  { expr: rateOfSum("http_response_size_bytes", byRoute), name: "sent", unit: BytesPerSecondIEC },
];

/** Which endpoint: what is asked of each, and what it answers. */
export const endpoints: Section = {
  title: "API endpoints",
  panels: [
    {
      kind: "table",
      title: "Endpoints",
      description:
        "Each route in the time that is shown: requests a second, the shares answered 5xx and 4xx, percentiles of its response time, and bytes of bodies a second.",
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
      title: "Requests by route",
      description: "Requests a second to each route: where load comes from, and where it has stopped.",
      unit: RequestsPerSecond,
      queries: [
        { expr: rate("http_requests_total", { where: ASKED, by: ["path"], window: WINDOW }), legend: "{{path}}" },
      ],
      width: 12,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Requests by status class",
      description: "Answers a second: 2xx and 3xx as asked, 4xx the caller's fault, 5xx ours.",
      unit: RequestsPerSecond,
      queries: [2, 3, 4, 5].map((digit) => ({
        expr: orZero(
          rate("http_requests_total", { where: { ...ASKED, status: ["=~", `${digit}..`] }, window: WINDOW }),
        ),
        legend: `${digit}xx`,
      })),
      stacked: true,
      width: 12,
      height: 10,
    },
  ],
};

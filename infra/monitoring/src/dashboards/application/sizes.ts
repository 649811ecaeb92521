import { BytesIEC, BytesPerSecondIEC } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rateOfSum } from "@petswipe/metrics/promql";
import { dropNaN, WINDOW } from "../expressions.ts";
import type { Query, Section } from "../spec.ts";
import { SELECTED_REQUESTS } from "./selected.ts";

const options = { where: SELECTED_REQUESTS, window: WINDOW } as const;
const percentiles = (name: "http_request_size_bytes" | "http_response_size_bytes"): Query[] =>
  [50, 95, 99].map((percentile) => ({
    expr: dropNaN(quantile(percentile / 100, name, options)),
    legend: `p${percentile}`,
  }));

/** Payload sizes, which make requests slow even when nothing is busy. */
export const sizes: Section = {
  title: "Request and response sizes",
  panels: [
    {
      kind: "timeseries",
      title: "Throughput",
      description: "Body bytes per second: responses above zero, requests below.",
      unit: BytesPerSecondIEC,
      queries: [
        { expr: rateOfSum("http_response_size_bytes", options), legend: "sent" },
        { expr: rateOfSum("http_request_size_bytes", options), legend: "received" },
      ],
      below: "received",
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Response size percentiles",
      description: "p50, p95 and p99 response body size. Unbounded lists show up here.",
      unit: BytesIEC,
      whenEmpty: "No requests in range",
      queries: percentiles("http_response_size_bytes"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Request size percentiles",
      description: "p50, p95 and p99 request body size, 0 without a body. Photos and imports are the largest.",
      unit: BytesIEC,
      whenEmpty: "No requests in range",
      queries: percentiles("http_request_size_bytes"),
      width: 8,
    },
  ],
};

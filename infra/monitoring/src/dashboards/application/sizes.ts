import { BytesIEC, BytesPerSecondIEC } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rateOfSum } from "@petswipe/metrics/promql";
import type { Query, Section } from "../spec.ts";
import { numbers, WINDOW } from "../words.ts";
import { ASKED } from "./chosen.ts";

const options = { where: ASKED, window: WINDOW } as const;
const percentiles = (name: "http_request_size_bytes" | "http_response_size_bytes"): Query[] =>
  [50, 95, 99].map((percentile) => ({
    expr: numbers(quantile(percentile / 100, name, options)),
    legend: `p${percentile}`,
  }));

/** How much is sent to and fro: what makes a request slow without anybody being busy. */
export const sizes: Section = {
  title: "Sizes",
  panels: [
    {
      kind: "timeseries",
      title: "Throughput",
      description: "Bytes of bodies a second: responses above zero, requests below.",
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
      title: "Response sizes",
      description:
        "Half, 95 and 99 in a hundred response bodies were no larger: lists that grow without end show here.",
      unit: BytesIEC,
      whenEmpty: "No request in the time that is shown",
      queries: percentiles("http_response_size_bytes"),
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Request sizes",
      description: "Half, 95 and 99 in a hundred request bodies were no larger, 0 without a body: photos and imports.",
      unit: BytesIEC,
      whenEmpty: "No request in the time that is shown",
      queries: percentiles("http_request_size_bytes"),
      width: 8,
    },
  ],
};

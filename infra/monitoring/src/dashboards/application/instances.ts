import { PercentUnit, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate } from "@petswipe/metrics/promql";
import { dropNaN, shareOf, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { SELECTED_REQUESTS } from "./selected.ts";

const by = ["job", "instance"] as const;
const legend = "{{job}} {{instance}}";
const failed = { ...SELECTED_REQUESTS, status: ["=~", "5.."] } as const;

/** One instance that differs from the others has a problem of its own; if all are slow, check what they share. */
export const instances: Section = {
  title: "Instances",
  panels: [
    {
      kind: "timeseries",
      title: "Requests per second by instance",
      description: "Request rate per instance: whether the load balancer spreads traffic evenly.",
      unit: RequestsPerSecond,
      queries: [{ expr: rate("http_requests_total", { where: SELECTED_REQUESTS, by, window: WINDOW }), legend }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Error rate by instance",
      description: "Share of requests answered with 5xx over 5 minutes, by instance.",
      unit: PercentUnit,
      queries: [
        {
          expr: shareOf(
            rate("http_requests_total", { where: failed, by, window: "5m" }),
            rate("http_requests_total", { where: SELECTED_REQUESTS, by, window: "5m" }),
          ),
          legend,
        },
      ],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "p95 response time by instance",
      description: "95th percentile of response time, by instance.",
      unit: Seconds,
      whenEmpty: "No requests in range",
      queries: [
        {
          expr: dropNaN(
            quantile(0.95, "http_request_duration_seconds", { where: SELECTED_REQUESTS, by, window: WINDOW }),
          ),
          legend,
        },
      ],
      width: 8,
    },
  ],
};

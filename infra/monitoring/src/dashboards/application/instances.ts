import { PercentUnit, RequestsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { quantile, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { numbers, shareOf, WINDOW } from "../words.ts";
import { ASKED } from "./chosen.ts";

const by = ["job", "instance"] as const;
const legend = "{{job}} {{instance}}";
const failed = { ...ASKED, status: ["=~", "5.."] } as const;

/** Which instance: one that differs from its siblings is ill itself; where all are slow, look at what they share. */
export const instances: Section = {
  title: "Instances",
  panels: [
    {
      kind: "timeseries",
      title: "Requests by instance",
      description: "Requests a second to each instance: whether the balancer gives each its part.",
      unit: RequestsPerSecond,
      queries: [{ expr: rate("http_requests_total", { where: ASKED, by, window: WINDOW }), legend }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Error rate by instance",
      description: "The share of requests to each instance that were answered 5xx, over five minutes.",
      unit: PercentUnit,
      queries: [
        {
          expr: shareOf(
            rate("http_requests_total", { where: failed, by, window: "5m" }),
            rate("http_requests_total", { where: ASKED, by, window: "5m" }),
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
      title: "p95 by instance",
      description: "One request in twenty to each instance took longer.",
      unit: Seconds,
      whenEmpty: "No request in the time that is shown",
      queries: [
        {
          expr: numbers(quantile(0.95, "http_request_duration_seconds", { where: ASKED, by, window: WINDOW })),
          legend,
        },
      ],
      width: 8,
    },
  ],
};

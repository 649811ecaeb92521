import { PercentUnit, RequestsPerSecond, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import { CPU, ERROR_RATIO, latency, REQUESTS } from "../../rules/golden.ts";
import { BUDGET_LEFT } from "../../rules/slis.ts";
import { FIRING } from "../annotations.ts";
import { orZero } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, goodFrom, plain, targetOf, thresholdsOf } from "../thresholds.ts";

/** What on-call checks first: is it bad, and how bad. */
export const status: Section = {
  title: "Current status",
  panels: [
    {
      kind: "stat",
      title: "Firing alerts",
      description: "Alerts that are firing now, without the always-firing Watchdog.",
      unit: Short,
      queries: [{ expr: orZero(`count(${FIRING})`), legend: "firing" }],
      thresholds: goodBelow(1),
      dashboards: ["monitoring"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Lowest error budget left",
      description: "Error budget left of the SLO with the least. Below 0, the budget is overspent.",
      unit: PercentUnit,
      queries: [{ expr: `min(${BUDGET_LEFT})`, legend: "left" }],
      thresholds: goodFrom(0.25),
      dashboards: ["slo"],
      width: 4,
      decimals: 1,
    },
    {
      kind: "stat",
      title: "Requests per second",
      description: "Request rate of backend and frontend, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: `sum(${REQUESTS})`, legend: "requests" }],
      thresholds: plain,
      width: 4,
    },
    {
      kind: "stat",
      title: "Highest error rate",
      description: "Highest share of 5xx responses of any service over the last 5 minutes.",
      unit: PercentUnit,
      queries: [{ expr: `max(${ERROR_RATIO})`, legend: "errors" }],
      thresholds: thresholdsOf("HighErrorRate"),
      alerts: ["HighErrorRate"],
      dashboards: ["application"],
      width: 4,
      decimals: 2,
    },
    {
      kind: "stat",
      title: "Highest p99 latency",
      description: "Highest 99th percentile of response time of any service over the last 5 minutes.",
      unit: Seconds,
      queries: [{ expr: `max(${latency(99)})`, legend: "p99" }],
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      dashboards: ["application"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Swipes per minute",
      description: "Swipes stored in the last full minute, against the target.",
      unit: Short,
      queries: [{ expr: `max(${gauge("petswipe_swipes_per_minute")})`, legend: "swipes" }],
      thresholds: targetOf("petswipe_swipes_per_minute"),
      alerts: ["SwipesBelowTarget"],
      dashboards: ["business"],
      width: 4,
    },
  ],
};

/** The hosts; the Infrastructure dashboard has details. */
export const saturation: Section = {
  title: "Saturation",
  panels: [
    {
      kind: "timeseries",
      title: "CPU utilization by host",
      description: "Share of CPU time that is neither idle nor waiting for I/O.",
      unit: PercentUnit,
      queries: [{ expr: CPU, legend: "{{instance}}" }],
      thresholds: thresholdsOf("CpuHigh"),
      max: 1,
      dashboards: ["infrastructure"],
      width: 24,
      height: 6,
    },
  ],
};

import { PercentUnit, RequestsPerSecond, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import { CPU, ERROR_RATIO, latency, REQUESTS } from "../../rules/golden.ts";
import { BUDGET_LEFT } from "../../rules/slis.ts";
import { FIRING } from "../annotations.ts";
import type { Section } from "../spec.ts";
import { goodBelow, goodFrom, plain, targetOf, thresholdsOf } from "../thresholds.ts";
import { orZero } from "../words.ts";

/** What somebody who was woken looks at first: is it bad, and how bad. */
export const now: Section = {
  title: "Now",
  panels: [
    {
      kind: "stat",
      title: "Alerts firing",
      description: "Alerts that fire at this moment, the one that always does not among them.",
      unit: Short,
      queries: [{ expr: orZero(`count(${FIRING})`), legend: "firing" }],
      thresholds: goodBelow(1),
      dashboards: ["monitoring"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Least error budget left",
      description: "What is left of the error budget of the SLO that has least. Below 0 more is spent than there was.",
      unit: PercentUnit,
      queries: [{ expr: `min(${BUDGET_LEFT})`, legend: "left" }],
      thresholds: goodFrom(0.25),
      dashboards: ["slo"],
      width: 4,
      decimals: 1,
    },
    {
      kind: "stat",
      title: "Requests",
      description: "Requests a second to backend and frontend, without scrapes and health checks.",
      unit: RequestsPerSecond,
      queries: [{ expr: `sum(${REQUESTS})`, legend: "requests" }],
      thresholds: plain,
      width: 4,
    },
    {
      kind: "stat",
      title: "Worst error rate",
      description: "The greatest share of requests to one service that were answered 5xx in the last five minutes.",
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
      title: "Slowest p99",
      description: "Of the service that is slowest: one request in a hundred took longer, in the last five minutes.",
      unit: Seconds,
      queries: [{ expr: `max(${latency(99)})`, legend: "p99" }],
      thresholds: thresholdsOf("HighResponseTime"),
      alerts: ["HighResponseTime"],
      dashboards: ["application"],
      width: 4,
    },
    {
      kind: "stat",
      title: "Swipes a minute",
      description: "Swipes stored in the last complete minute, against the target.",
      unit: Short,
      queries: [{ expr: `max(${gauge("petswipe_swipes_per_minute")})`, legend: "swipes" }],
      thresholds: targetOf("petswipe_swipes_per_minute"),
      alerts: ["SwipesBelowTarget"],
      dashboards: ["business"],
      width: 4,
    },
  ],
};

/** The machine behind it all; more is on the dashboard Infrastructure. */
export const saturation: Section = {
  title: "Saturation",
  panels: [
    {
      kind: "timeseries",
      title: "CPU by machine",
      description: "The share of CPU time that is neither idle nor waiting for a disk.",
      unit: PercentUnit,
      queries: [{ expr: CPU, legend: "{{instance}}" }],
      thresholds: thresholdsOf("HighCpuUsage"),
      max: 1,
      dashboards: ["infrastructure"],
      width: 24,
      height: 6,
    },
  ],
};

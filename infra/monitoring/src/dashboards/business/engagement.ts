import { PercentUnit, Seconds } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { kpi } from "./kpi.ts";

const duration = (quantile: "0.5" | "0.95") =>
  kpi("session_duration", "petswipe_session_duration_seconds", { where: { quantile } });

/** How long users stay, and whether they return. */
export const engagement: Section = {
  title: "Engagement",
  panels: [
    {
      kind: "timeseries",
      title: "Session duration",
      description: "p50 and p95 duration of the sessions that ended in the last 24 hours.",
      unit: Seconds,
      queries: [
        { expr: duration("0.5"), legend: "p50" },
        { expr: duration("0.95"), legend: "p95" },
      ],
      width: 12,
      whenEmpty: "No sessions ended in the last 24 hours",
    },
    {
      kind: "timeseries",
      title: "Return rate",
      description: "Share of the users who swiped 7 to 14 days ago and swiped again in the last 7 days.",
      unit: PercentUnit,
      queries: [{ expr: kpi("return_rate", "petswipe_return_rate_ratio"), legend: "return rate" }],
      max: 1,
      width: 12,
      whenEmpty: "No swipes 7 to 14 days ago",
    },
  ],
};

import { PercentUnit, Seconds } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { kpi } from "./kpi.ts";

const duration = (quantile: "0.5" | "0.95") =>
  kpi("session_duration", "petswipe_session_duration_seconds", { where: { quantile } });

/** How long people stay, and whether they come again. */
export const engagement: Section = {
  title: "Engagement",
  panels: [
    {
      kind: "timeseries",
      title: "Session duration",
      description:
        "Of the sessions that ended in the last 24 hours: half were shorter than p50, 95 in a hundred than p95.",
      unit: Seconds,
      queries: [
        { expr: duration("0.5"), legend: "p50" },
        { expr: duration("0.95"), legend: "p95" },
      ],
      width: 12,
      whenEmpty: "No session ended in the last 24 hours",
    },
    {
      kind: "timeseries",
      title: "Return rate",
      description: "Of the people who swiped in the 7 days before the last 7, the share who swiped in the last 7, too.",
      unit: PercentUnit,
      queries: [{ expr: kpi("return_rate", "petswipe_return_rate_ratio"), legend: "came back within 7 days" }],
      max: 1,
      width: 12,
      whenEmpty: "Nobody swiped in the 7 days before the last 7",
    },
  ],
};

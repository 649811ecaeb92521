import { PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { increase, rate, ratio } from "@petswipe/metrics/promql";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
import { kpi } from "./kpi.ts";

const by = ["pet_type"] as const;
const swiped = increase("swipes_total", { by, window: RANGE });
const likes = increase("swipes_total", { where: { liked: "true" }, by, window: RANGE });
const perMinute = (liked: "true" | "false") => `${rate("swipes_total", { where: { liked }, window: WINDOW })} * 60`;

/** What users do with the pets they see. */
export const swipes: Section = {
  title: "Swipes and matches",
  panels: [
    {
      kind: "timeseries",
      title: "Swipes per minute",
      description: "Swipes stored in the last full minute. The line is the target.",
      unit: Short,
      queries: [{ expr: kpi("swipes_per_minute", "petswipe_swipes_per_minute"), legend: "swipes" }],
      thresholds: targetOf("petswipe_swipes_per_minute"),
      alerts: ["SwipesBelowTarget"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Matches per hour",
      description: "Matches created in the last hour. The line is the target.",
      unit: Short,
      queries: [{ expr: kpi("matches_per_hour", "petswipe_matches_per_hour"), legend: "matches per hour" }],
      thresholds: targetOf("petswipe_matches_per_hour"),
      alerts: ["MatchesBelowTarget"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Likes and passes per minute",
      description: "Swipes stored by the backends, by whether the user liked the pet.",
      unit: Short,
      queries: [
        { expr: perMinute("true"), legend: "liked" },
        { expr: perMinute("false"), legend: "passed" },
      ],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Swipes per minute by pet type",
      description: "Swipes stored by the backends, by pet type.",
      unit: Short,
      queries: [{ expr: `${rate("swipes_total", { by, window: WINDOW })} * 60`, legend: "{{pet_type}}" }],
      stacked: true,
      width: 8,
    },
    {
      kind: "bars",
      title: "Like rate by pet type",
      description: "Share of likes among the swipes on each pet type, in the selected time range.",
      unit: PercentUnit,
      queries: [{ expr: ratio(likes, swiped), legend: "{{pet_type}}" }],
      max: 1,
      decimals: 1,
      width: 8,
      whenEmpty: "No swipes in range",
    },
  ],
};

import { PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { increase, rate, ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";
import { kpi } from "./kpi.ts";

const by = ["pet_type"] as const;
const swiped = increase("swipes_total", { by, window: RANGE });
const liked = increase("swipes_total", { where: { liked: "true" }, by, window: RANGE });
const aMinute = (answer: "true" | "false") =>
  `${rate("swipes_total", { where: { liked: answer }, window: WINDOW })} * 60`;

/** What people do with the pets that they see. */
export const swipes: Section = {
  title: "Swipes and matches",
  panels: [
    {
      kind: "timeseries",
      title: "Swipes per minute",
      description: "Swipes stored in the last complete minute, with the target as a line.",
      unit: Short,
      queries: [{ expr: kpi("swipes_per_minute", "petswipe_swipes_per_minute"), legend: "swipes" }],
      thresholds: targetOf("petswipe_swipes_per_minute"),
      alerts: ["SwipesBelowTarget"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Matches per hour",
      description: "Matches created in the hour before, with the target as a line.",
      unit: Short,
      queries: [{ expr: kpi("matches_per_hour", "petswipe_matches_per_hour"), legend: "matches in an hour" }],
      thresholds: targetOf("petswipe_matches_per_hour"),
      alerts: ["MatchesBelowTarget"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Swipes a minute by answer",
      description: "Swipes as the backends store them, by whether the pet was liked.",
      unit: Short,
      queries: [
        { expr: aMinute("true"), legend: "liked" },
        { expr: aMinute("false"), legend: "passed" },
      ],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Swipes a minute by pet type",
      description: "Swipes as the backends store them, by the type of the pet: what people look at.",
      unit: Short,
      queries: [{ expr: `${rate("swipes_total", { by, window: WINDOW })} * 60`, legend: "{{pet_type}}" }],
      stacked: true,
      width: 8,
    },
    {
      kind: "bars",
      title: "Share of likes by pet type",
      description: "Of the swipes on each type of pet in the time that is shown, the share that liked it.",
      unit: PercentUnit,
      queries: [{ expr: ratio(liked, swiped), legend: "{{pet_type}}" }],
      max: 1,
      decimals: 1,
      width: 8,
      whenEmpty: "No swipe in the time that is shown",
    },
  ],
};

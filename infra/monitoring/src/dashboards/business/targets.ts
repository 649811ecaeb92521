import { PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { percent } from "@petswipe/cli/format";
import { KPI_TARGETS } from "../../alerts/business.ts";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
import { kpi } from "./kpi.ts";

/** The KPIs that have a target: green where it is met. */
export const targets: Section = {
  title: "KPIs vs. targets",
  panels: [
    {
      kind: "stat",
      title: `Swipes per minute (target > ${KPI_TARGETS.petswipe_swipes_per_minute})`,
      description: "Swipes stored in the last full minute. The alert uses the hourly mean.",
      unit: Short,
      queries: [{ expr: kpi("swipes_per_minute", "petswipe_swipes_per_minute"), legend: "swipes" }],
      thresholds: targetOf("petswipe_swipes_per_minute"),
      alerts: ["SwipesBelowTarget"],
      width: 6,
    },
    {
      kind: "stat",
      title: `Matches per hour (target > ${KPI_TARGETS.petswipe_matches_per_hour})`,
      description: "Matches created in the last hour, accepted by the shelter or by auto-accept.",
      unit: Short,
      queries: [{ expr: kpi("matches_per_hour", "petswipe_matches_per_hour"), legend: "matches" }],
      thresholds: targetOf("petswipe_matches_per_hour"),
      alerts: ["MatchesBelowTarget"],
      width: 6,
    },
    {
      kind: "stat",
      title: `Signups per day (target > ${KPI_TARGETS.petswipe_signups_per_day})`,
      description: "Adopter and shelter accounts created in the last 24 hours.",
      unit: Short,
      queries: [{ expr: kpi("signups_per_day", "petswipe_signups_per_day"), legend: "signups" }],
      thresholds: targetOf("petswipe_signups_per_day"),
      alerts: ["SignupsBelowTarget"],
      width: 6,
    },
    {
      kind: "stat",
      title: `Adoption rate (target > ${percent(KPI_TARGETS.petswipe_adoption_rate_ratio, "none")})`,
      description: "Share of the matches created in the last 30 days whose adoption is completed.",
      unit: PercentUnit,
      queries: [
        {
          expr: kpi("adoption_rate", "petswipe_adoption_rate_ratio", { where: { window: "30d" } }),
          legend: "adoption rate",
        },
      ],
      thresholds: targetOf("petswipe_adoption_rate_ratio"),
      decimals: 1,
      alerts: ["AdoptionRateBelowTarget"],
      width: 6,
      whenEmpty: "No matches in 30 days",
    },
  ],
};

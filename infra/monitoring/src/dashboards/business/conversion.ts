import { LocaleFormat, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { FUNNEL_STAGES } from "@petswipe/metrics";
import { ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { targetOf } from "../thresholds.ts";
import { kpi } from "./kpi.ts";

type Stage = (typeof FUNNEL_STAGES)[number];

const users = kpi("funnel", "petswipe_funnel_users", { by: ["stage"] });
const usersAt = (stage: Stage) => kpi("funnel", "petswipe_funnel_users", { where: { stage } });

/** For each stage but the first, the users at it as a share of those at another one. */
const shareOf = (other: (index: number) => Stage) =>
  FUNNEL_STAGES.slice(1)
    .map((stage, index) => {
      const share = ratio(`(${usersAt(stage)})`, `(${usersAt(other(index))})`);
      return `label_replace(${share}, "stage", "${stage}", "", "")`;
    })
    .join(" or ");

/** How many of the users who swipe adopt a pet. */
export const conversion: Section = {
  title: "Conversion",
  panels: [
    {
      kind: "timeseries",
      title: "Swipe-to-match rate",
      description: "Share of the swipes in each window that led to a match of the same user and pet.",
      unit: PercentUnit,
      queries: [
        {
          expr: kpi("swipe_to_match", "petswipe_swipe_to_match_ratio", { by: ["window"] }),
          legend: "last {{window}}",
        },
      ],
      width: 12,
      whenEmpty: "No swipes in the last 30 days",
    },
    {
      kind: "timeseries",
      title: "Adoption rate",
      description:
        "Share of the matches created in each window whose adoption is completed. The line is the 30-day target; short windows are lower, since adoptions take time.",
      unit: PercentUnit,
      queries: [
        { expr: kpi("adoption_rate", "petswipe_adoption_rate_ratio", { by: ["window"] }), legend: "last {{window}}" },
      ],
      thresholds: targetOf("petswipe_adoption_rate_ratio"),
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
      whenEmpty: "No matches in the last 30 days",
    },
    {
      kind: "bars",
      title: "Adoption funnel",
      description: "Users who swiped, liked, matched, requested an adoption and adopted in the last 30 days.",
      unit: LocaleFormat,
      queries: FUNNEL_STAGES.map((stage) => ({ expr: usersAt(stage), legend: stage })),
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
    },
    {
      kind: "table",
      title: "Funnel conversion by stage",
      description:
        "Users at each stage in the last 30 days, as a share of the previous stage and of all who swiped: where users drop off.",
      unit: LocaleFormat,
      labels: { stage: "stage" },
      columns: [
        { expr: users, name: "users", decimals: 0 },
        {
          expr: shareOf((index) => FUNNEL_STAGES[index] ?? "swiped"),
          name: "of previous stage",
          unit: PercentUnit,
          decimals: 1,
        },
        { expr: shareOf(() => FUNNEL_STAGES[0]), name: "of all swipers", unit: PercentUnit, decimals: 1 },
      ],
      sortBy: "users",
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
    },
  ],
};

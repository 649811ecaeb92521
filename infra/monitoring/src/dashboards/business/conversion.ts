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

/** How many of those who swipe find a pet. */
export const conversion: Section = {
  title: "Conversion",
  panels: [
    {
      kind: "timeseries",
      title: "Swipe-to-match rate",
      description: "Of the swipes in each window, the share that became a match of the same person and pet.",
      unit: PercentUnit,
      queries: [
        {
          expr: kpi("swipe_to_match", "petswipe_swipe_to_match_ratio", { by: ["window"] }),
          legend: "last {{window}}",
        },
      ],
      width: 12,
      whenEmpty: "No swipe in the last 30 days",
    },
    {
      kind: "timeseries",
      title: "Adoption rate",
      description:
        "Of the matches created in each window, the share whose adoption is completed, with the target of the 30 days as a line. An adoption takes its time: short windows lie below.",
      unit: PercentUnit,
      queries: [
        { expr: kpi("adoption_rate", "petswipe_adoption_rate_ratio", { by: ["window"] }), legend: "last {{window}}" },
      ],
      thresholds: targetOf("petswipe_adoption_rate_ratio"),
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
      whenEmpty: "No match in the last 30 days",
    },
    {
      kind: "bars",
      title: "Adoption funnel",
      description: "People who in the last 30 days swiped, liked a pet, were matched, asked to adopt, and adopted.",
      unit: LocaleFormat,
      queries: FUNNEL_STAGES.map((stage) => ({ expr: usersAt(stage), legend: stage })),
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
    },
    {
      kind: "table",
      title: "Funnel, step by step",
      description:
        "People at each stage in the last 30 days, as a share of those at the stage before, and of all who swiped: where they are lost.",
      unit: LocaleFormat,
      labels: { stage: "stage" },
      columns: [
        { expr: users, name: "people", decimals: 0 },
        {
          expr: shareOf((index) => FUNNEL_STAGES[index] ?? "swiped"),
          name: "of the stage before",
          unit: PercentUnit,
          decimals: 1,
        },
        { expr: shareOf(() => FUNNEL_STAGES[0]), name: "of all who swiped", unit: PercentUnit, decimals: 1 },
      ],
      sortBy: "people",
      alerts: ["AdoptionRateBelowTarget"],
      width: 12,
    },
  ],
};

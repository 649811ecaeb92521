import { KPI_STALE_AFTER_SECONDS, type KpiName } from "@petswipe/metrics";
import { gauge } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

/** Agreed with the shelters. Ratios are 0 to 1. */
export const KPI_TARGETS = {
  petswipe_swipes_per_minute: 100,
  petswipe_matches_per_hour: 50,
  petswipe_signups_per_day: 20,
  petswipe_adoption_rate_ratio: 0.15,
} as const;

/** Replicas of the exporter serve the same value. One without its database keeps an old one, which is ignored. */
const fresh = (kpi: KpiName, series: string) =>
  `max(${series} and on (instance) ${gauge("petswipe_kpi_stale", { where: { kpi } })} == 0)`;

const swipes = fresh("swipes_per_minute", gauge("petswipe_swipes_per_minute"));
const matches = fresh("matches_per_hour", gauge("petswipe_matches_per_hour"));
const signups = fresh("signups_per_day", gauge("petswipe_signups_per_day"));
const adoptionRate = fresh("adoption_rate", gauge("petswipe_adoption_rate_ratio", { where: { window: "30d" } }));

const activeUsers = (window: "1h" | "24h") =>
  fresh("active_users", gauge("petswipe_active_users", { where: { window } }));
const matchedUsers = fresh("funnel", gauge("petswipe_funnel_users", { where: { stage: "matched" } }));

const kpi = { team: "business", service: "exporter", dashboard: "business" } as const;

export const business = alertTable({
  SwipesBelowTarget: {
    ...kpi,
    symptom: "swipes-below-target",
    summary: "Swipes are below target",
    description: "{value} swipes per minute on average over the last hour ({threshold}), despite enough active users.",
    format: "number",
    firstQuery: "petswipe_active_users",
    bands: [
      {
        severity: "low",
        expr: `avg_over_time(${swipes}[1h:1m]) <= ${KPI_TARGETS.petswipe_swipes_per_minute} and ${activeUsers("1h")} >= 100`,
        for: "1h",
        threshold: "target {target} per minute",
      },
    ],
  },
  MatchesBelowTarget: {
    ...kpi,
    symptom: "matches-below-target",
    summary: "Matches are below target",
    description: "{value} matches in the last hour ({threshold}), despite enough active users.",
    format: "number",
    firstQuery: 'petswipe_swipe_to_match_ratio{window="1h"}',
    bands: [
      {
        severity: "low",
        expr: `${matches} <= ${KPI_TARGETS.petswipe_matches_per_hour} and ${activeUsers("1h")} >= 50`,
        for: "1h",
        threshold: "target {target} per hour",
      },
    ],
  },
  SignupsBelowTarget: {
    ...kpi,
    symptom: "signups-below-target",
    summary: "Signups are below target",
    description: "{value} signups in the last 24 hours ({threshold}), despite enough active users.",
    format: "number",
    firstQuery: "petswipe_signups_per_day",
    bands: [
      {
        severity: "low",
        expr: `${signups} <= ${KPI_TARGETS.petswipe_signups_per_day} and ${activeUsers("24h")} >= 50`,
        for: "6h",
        threshold: "target {target} per day",
      },
    ],
  },
  AdoptionRateBelowTarget: {
    ...kpi,
    symptom: "adoption-rate-below-target",
    summary: "Adoption rate is below target",
    description: "{value} of matches in the last 30 days led to a completed adoption ({threshold}).",
    format: "ratio",
    firstQuery: "petswipe_funnel_users",
    bands: [
      {
        severity: "low",
        expr: `${adoptionRate} <= ${KPI_TARGETS.petswipe_adoption_rate_ratio} and ${matchedUsers} >= 50`,
        for: "6h",
        threshold: "target {target}",
      },
    ],
  },
  KpiStale: {
    ...kpi,
    symptom: "kpi-stale",
    summary: "KPI {kpi} is stale",
    description: `{kpi} is more than ${KPI_STALE_AFTER_SECONDS} seconds old; dashboards show outdated numbers.`,
    format: "number",
    firstQuery: 'time() - petswipe_kpi_last_success_timestamp_seconds{kpi="{kpi}"}',
    causedBy: ["DatabaseDown"],
    bands: [
      {
        severity: "low",
        expr: `min by (kpi) (${gauge("petswipe_kpi_stale")}) == 1`,
        for: "5m",
        threshold: "stale",
      },
    ],
  },
  KpiCollectionFailing: {
    ...kpi,
    symptom: "kpi-failing",
    summary: "KPI {kpi} cannot be collected",
    description: "No exporter has collected {kpi} for 10 minutes; dashboards show the last good value.",
    format: "number",
    firstQuery: 'increase(petswipe_kpi_errors_total{kpi="{kpi}"}[15m])',
    causedBy: ["DatabaseDown"],
    bands: [
      {
        severity: "medium",
        expr: `max by (kpi) (${gauge("petswipe_kpi_up")}) == 0`,
        for: "10m",
        threshold: "not collected",
      },
    ],
  },
});

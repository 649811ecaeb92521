import { metricTable } from "../types.ts";
import { PET_STATUSES, PET_TYPES, ROLES } from "../vocabulary.ts";

export const KPI_WINDOWS = ["1h", "24h", "7d", "30d"] as const;
export type KpiWindow = (typeof KPI_WINDOWS)[number];

export const FUNNEL_STAGES = ["swiped", "liked", "matched", "requested", "adopted"] as const;

/** One name for each independently collected KPI; the label `kpi` of the self-metrics. */
export const KPI_NAMES = [
  "swipes_stored",
  "matches_stored",
  "adoptions_stored",
  "signups_stored",
  "pets",
  "swipes_per_minute",
  "matches_per_hour",
  "signups_per_day",
  "swipe_to_match",
  "adoption_rate",
  "active_users",
  "return_rate",
  "session_duration",
  "funnel",
] as const;
export type KpiName = (typeof KPI_NAMES)[number];

/** A KPI older than this is stale (seconds). */
export const KPI_STALE_AFTER_SECONDS = 60;

/** Windows end at the start of the current minute (UTC, the database's clock) and do not include their end. */
export const kpiMetrics = metricTable({
  petswipe_swipes_stored_total: {
    type: "counter",
    help: "All rows of swipes ever stored.",
    labels: { liked: ["true", "false"], pet_type: PET_TYPES },
  },
  petswipe_matches_stored_total: { type: "counter", help: "All rows of matches ever stored.", labels: {} },
  petswipe_adoptions_stored_total: { type: "counter", help: "All adoptions ever completed.", labels: {} },
  petswipe_signups_stored_total: { type: "counter", help: "All rows of users ever stored.", labels: { role: ROLES } },
  petswipe_pets: { type: "gauge", help: "Current pets.", labels: { status: PET_STATUSES, pet_type: PET_TYPES } },
  petswipe_swipes_per_minute: { type: "gauge", help: "Swipes in the last complete minute.", labels: {} },
  petswipe_matches_per_hour: { type: "gauge", help: "Matches in the last hour.", labels: {} },
  petswipe_signups_per_day: { type: "gauge", help: "Accounts created in the last 24 hours.", labels: {} },
  petswipe_swipe_to_match_ratio: {
    type: "gauge",
    help: "Share of the swipes in the window with a match of the same user and pet. Absent without swipes.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_adoption_rate_ratio: {
    type: "gauge",
    help: "Share of the matches created in the window whose adoption is completed. Absent without matches.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_active_users: {
    type: "gauge",
    help: "Users with at least one swipe in the window.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_return_rate_ratio: {
    type: "gauge",
    help: "Share of the users with a swipe in the 7 days before the last 7 who also swiped in the last 7. Absent without such users.",
    labels: { window: ["7d"] },
  },
  petswipe_session_duration_seconds: {
    type: "gauge",
    help: "Percentiles (continuous) of the duration of sessions that ended in the window. Absent without any.",
    labels: { window: ["24h"], quantile: ["0.5", "0.95"] },
  },
  petswipe_funnel_users: {
    type: "gauge",
    help: "Users who reached the funnel stage in the window.",
    labels: { stage: FUNNEL_STAGES, window: ["30d"] },
  },
});

const kpi = { kpi: KPI_NAMES } as const;

/** Self-metrics of the exporter. */
export const kpiSelfMetrics = metricTable({
  petswipe_kpi_up: { type: "gauge", help: "1 if the KPI's last collection succeeded, else 0.", labels: kpi },
  petswipe_kpi_stale: {
    type: "gauge",
    help: "1 if the KPI's value is older than 60 seconds or missing, else 0.",
    labels: kpi,
  },
  petswipe_kpi_last_success_timestamp_seconds: {
    type: "gauge",
    help: "Unix time (the database's clock) of the data in the KPI's value. Absent before the first one.",
    labels: kpi,
  },
  petswipe_kpi_collect_duration_seconds: {
    type: "gauge",
    help: "Duration of the KPI's last collection, successful or not, without the shared fold.",
    labels: kpi,
  },
  petswipe_kpi_errors_total: { type: "counter", help: "Failed collections.", labels: kpi },
  petswipe_kpi_fold_duration_seconds: {
    type: "gauge",
    help: "Duration of the last fold of new facts into the roll-ups.",
    labels: {},
  },
  petswipe_kpi_folds_total: {
    type: "counter",
    help: "Folds by outcome: folded (by this replica), fresh (another replica had just folded), busy (another replica or a rebuild held the lock), failed.",
    labels: { outcome: ["folded", "fresh", "busy", "failed"] },
  },
});

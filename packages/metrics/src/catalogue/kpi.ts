import { metricTable } from "../types.ts";
import { PET_STATUSES, PET_TYPES, ROLES } from "../vocabulary.ts";

export const KPI_WINDOWS = ["1h", "24h", "7d", "30d"] as const;
export type KpiWindow = (typeof KPI_WINDOWS)[number];

export const FUNNEL_STAGES = ["swiped", "liked", "matched", "requested", "adopted"] as const;

/** One name for each KPI that is collected on its own; the label of the exporter's self-metrics. */
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
    help: "Rows of swipes, ever.",
    labels: { liked: ["true", "false"], pet_type: PET_TYPES },
  },
  petswipe_matches_stored_total: { type: "counter", help: "Rows of matches, ever.", labels: {} },
  petswipe_adoptions_stored_total: { type: "counter", help: "Adoptions completed, ever.", labels: {} },
  petswipe_signups_stored_total: { type: "counter", help: "Rows of users, ever.", labels: { role: ROLES } },
  petswipe_pets: { type: "gauge", help: "Pets now.", labels: { status: PET_STATUSES, pet_type: PET_TYPES } },
  petswipe_swipes_per_minute: { type: "gauge", help: "Swipes in the last complete minute.", labels: {} },
  petswipe_matches_per_hour: { type: "gauge", help: "Matches in the last hour.", labels: {} },
  petswipe_signups_per_day: { type: "gauge", help: "Accounts made in the last 24 hours.", labels: {} },
  petswipe_swipe_to_match_ratio: {
    type: "gauge",
    help: "Of the swipes in the window, the share with a match of the same user and pet. Absent without swipes.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_adoption_rate_ratio: {
    type: "gauge",
    help: "Of the matches created in the window, the share whose adoption is completed. Absent without matches.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_active_users: {
    type: "gauge",
    help: "Users with at least one swipe in the window.",
    labels: { window: KPI_WINDOWS },
  },
  petswipe_return_rate_ratio: {
    type: "gauge",
    help: "Of the users with a swipe in the 7 days before the last 7, the share with a swipe in the last 7. Absent without any.",
    labels: { window: ["7d"] },
  },
  petswipe_session_duration_seconds: {
    type: "gauge",
    help: "Percentiles (continuous) of the length of sessions that ended in the window. Absent without any.",
    labels: { window: ["24h"], quantile: ["0.5", "0.95"] },
  },
  petswipe_funnel_users: {
    type: "gauge",
    help: "Users who in the window swiped, liked, were matched, asked to adopt, adopted.",
    labels: { stage: FUNNEL_STAGES, window: ["30d"] },
  },
});

const kpi = { kpi: KPI_NAMES } as const;

/** What the exporter says of itself. */
export const kpiSelfMetrics = metricTable({
  petswipe_kpi_up: { type: "gauge", help: "1 if the KPI's last collection succeeded, else 0.", labels: kpi },
  petswipe_kpi_stale: {
    type: "gauge",
    help: "1 if the KPI's value is older than 60 seconds or there is none yet, else 0.",
    labels: kpi,
  },
  petswipe_kpi_last_success_timestamp_seconds: {
    type: "gauge",
    help: "Unix time (the database's clock) of the state that the KPI's value shows. Absent before the first.",
    labels: kpi,
  },
  petswipe_kpi_collect_duration_seconds: {
    type: "gauge",
    help: "How long the KPI's last collection took, failed ones included, without the fold that all share.",
    labels: kpi,
  },
  petswipe_kpi_errors_total: { type: "counter", help: "Collections that failed.", labels: kpi },
  petswipe_kpi_fold_duration_seconds: {
    type: "gauge",
    help: "How long the last collection's fold of new facts into the roll-ups took.",
    labels: {},
  },
  petswipe_kpi_folds_total: {
    type: "counter",
    help: "Folds by outcome: folded (done by this replica), fresh (another replica had just done it), busy (another one or a rebuild held the lock), failed.",
    labels: { outcome: ["folded", "fresh", "busy", "failed"] },
  },
});

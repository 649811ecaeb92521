import { metricTable } from "../types.ts";
import { PET_STATUSES, PET_TYPES, ROLES } from "../vocabulary.ts";

export const KPI_WINDOWS = ["1h", "24h", "7d", "30d"] as const;
export type KpiWindow = (typeof KPI_WINDOWS)[number];

/** One name for each KPI that is collected on its own; the label of the exporter's self-metrics. */
export const KPI_NAMES = [
  "swipes_stored",
  "matches_stored",
  "adoptions_stored",
  "signups_stored",
  "pets",
  "swipe_to_match",
  "adoption_rate",
] as const;
export type KpiName = (typeof KPI_NAMES)[number];

export const kpiMetrics = metricTable({
  petswipe_swipes_stored_total: {
    type: "counter",
    help: "Rows of swipes.",
    labels: { liked: ["true", "false"], pet_type: PET_TYPES },
  },
  petswipe_matches_stored_total: { type: "counter", help: "Rows of matches.", labels: {} },
  petswipe_adoptions_stored_total: { type: "counter", help: "Adoptions completed.", labels: {} },
  petswipe_signups_stored_total: { type: "counter", help: "Rows of users.", labels: { role: ROLES } },
  petswipe_pets: { type: "gauge", help: "Pets now.", labels: { status: PET_STATUSES, pet_type: PET_TYPES } },
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
});

const kpi = { kpi: KPI_NAMES } as const;

/** What the exporter says of itself. */
export const kpiSelfMetrics = metricTable({
  petswipe_kpi_up: { type: "gauge", help: "1 if the KPI's last collection succeeded, else 0.", labels: kpi },
  petswipe_kpi_last_success_timestamp_seconds: {
    type: "gauge",
    help: "Unix time of the KPI's last successful collection. Absent before the first.",
    labels: kpi,
  },
  petswipe_kpi_collect_duration_seconds: {
    type: "gauge",
    help: "How long the KPI's last collection took, failed ones included.",
    labels: kpi,
  },
  petswipe_kpi_errors_total: { type: "counter", help: "Collections that failed.", labels: kpi },
});

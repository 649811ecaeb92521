import { metricTable } from "../types.ts";

/** What is backed up, each on its own. */
export const BACKUP_SOURCES = ["postgres", "prometheus", "grafana"] as const;

const source = { source: BACKUP_SOURCES } as const;

export const backupMetrics = metricTable({
  backup_enabled: {
    type: "gauge",
    help: "1 if the source is to be backed up, 0 if it is left out since there is nothing to keep.",
    labels: source,
  },
  backup_last_success_timestamp_seconds: {
    type: "gauge",
    help: "Unix time at which the newest usable backup was begun. Absent before the first.",
    labels: source,
  },
  backup_last_run_success: {
    type: "gauge",
    help: "1 if the last backup succeeded, 0 if it failed. Absent before the first.",
    labels: source,
  },
  backup_size_bytes: { type: "gauge", help: "Size of the newest usable backup.", labels: source },
});

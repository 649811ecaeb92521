import { metricTable } from "../types.ts";

/** Backed up independently of each other. */
export const BACKUP_SOURCES = ["postgres", "prometheus", "grafana"] as const;

const source = { source: BACKUP_SOURCES } as const;

export const backupMetrics = metricTable({
  backup_enabled: {
    type: "gauge",
    help: "1 if backups of the source are enabled, 0 if there is nothing to back up.",
    labels: source,
  },
  backup_last_success_timestamp_seconds: {
    type: "gauge",
    help: "Unix time at which the newest usable backup started. Absent before the first one.",
    labels: source,
  },
  backup_last_run_success: {
    type: "gauge",
    help: "1 if the last backup succeeded, 0 if it failed. Absent before the first one.",
    labels: source,
  },
  backup_size_bytes: { type: "gauge", help: "Size of the newest usable backup.", labels: source },
});

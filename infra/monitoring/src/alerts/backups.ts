import { gauge } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const HOURS = 3600;

/** Metrics disappear with the backup service: its last values are used for a week. */
const WEEK = "7d";
const lastSuccess = `max by (source) (last_over_time(${gauge("backup_last_success_timestamp_seconds")}[${WEEK}]))`;

/** When backups of a source were first enabled: used as long as there has been no success. */
const enabled = gauge("backup_enabled");
const firstSeen = `min by (source) (min_over_time(timestamp(${enabled} == 1)[${WEEK}:10m]))`;

/** A source that is disabled now needs no backup. */
const unlessDisabled = `unless max by (source) (${enabled}) == 0`;

const age = `time() - (${lastSuccess} or ${firstSeen})`;

export const backups = alertTable({
  BackupTooOld: {
    team: "infrastructure",
    service: "backup",
    symptom: "backup-too-old",
    risk: "data-loss",
    summary: "No recent backup of {source}",
    description: "{source} has had no usable backup for {value} ({threshold}); data written since then has no copy.",
    format: "seconds",
    firstQuery: 'backup_last_run_success{source="{source}"}',
    dashboard: "infrastructure",
    bands: [{ severity: "critical", expr: `${age} > ${26 * HOURS} ${unlessDisabled}`, for: "5m" }],
  },
  BackupFailed: {
    team: "infrastructure",
    service: "backup",
    symptom: "backup-failed",
    summary: "Backup of {source} failed",
    description: "The last backup of {source} failed; until one succeeds, only older data can be restored.",
    format: "number",
    firstQuery: 'time() - backup_last_success_timestamp_seconds{source="{source}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `max by (source) (${gauge("backup_last_run_success")}) == 0`,
        for: "5m",
        threshold: "failed",
      },
    ],
  },
});

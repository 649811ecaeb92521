import { gauge } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const HOURS = 3600;

/** A week of memory: with a backup job that is gone, its metrics are gone too. */
const WEEK = "7d";
const lastSuccess = `max by (source) (last_over_time(${gauge("backup_last_success_timestamp_seconds")}[${WEEK}]))`;

/** When a source began to be backed up, as far as is remembered: stands in for a success where there never was one. */
const enabled = gauge("backup_enabled");
const firstSeen = `min by (source) (min_over_time(timestamp(${enabled} == 1)[${WEEK}:10m]))`;

/** Of a source that is left out now, nothing is missed. */
const keptNow = `unless max by (source) (${enabled}) == 0`;

const age = `time() - (${lastSuccess} or ${firstSeen})`;

export const backups = alertTable({
  DataLossRisk: {
    team: "infrastructure",
    service: "backup",
    symptom: "backup-too-old",
    summary: "There is no recent backup of {source}",
    description: "{source} has had no usable backup for {value} ({threshold}): what was written since has no copy.",
    format: "seconds",
    firstLook: 'backup_last_run_success{source="{source}"}',
    dashboard: "infrastructure",
    bands: [{ severity: "critical", expr: `${age} > ${26 * HOURS} ${keptNow}`, for: "5m", threshold: "> 26h" }],
  },
  BackupFailed: {
    team: "infrastructure",
    service: "backup",
    symptom: "backup-failed",
    summary: "The last backup of {source} failed",
    description: "The last backup of {source} failed: until one succeeds, only an older state can be restored.",
    format: "number",
    firstLook: 'time() - backup_last_success_timestamp_seconds{source="{source}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `max by (source) (${gauge("backup_last_run_success")}) == 0`,
        for: "5m",
        threshold: "not successful",
      },
    ],
  },
});

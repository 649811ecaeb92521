import { gauge } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const HOURS = 3600;

/** A week of memory: with a backup job that is gone, its metric is gone too. */
const lastSuccess = `max by (source) (last_over_time(${gauge("backup_last_success_timestamp_seconds")}[7d]))`;

export const backups = alertTable({
  DataLossRisk: {
    team: "infrastructure",
    service: "backup",
    symptom: "backup-too-old",
    summary: "The backup of {source} is too old",
    description:
      "The newest usable backup of {source} is {value} old ({threshold}): what was written since has no copy.",
    format: "seconds",
    firstLook: 'backup_last_run_success{source="{source}"}',
    dashboard: "infrastructure",
    bands: [{ severity: "critical", expr: `time() - ${lastSuccess} > ${26 * HOURS}`, for: "5m", threshold: "> 26h" }],
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

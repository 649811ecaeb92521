import { BytesIEC, DurationSeconds, NoUnit } from "@grafana/grafana-foundation-sdk/units";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { gauge } from "@petswipe/metrics/promql";
import { OK, orZero } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, thresholdsOf } from "../thresholds.ts";

type Source = (typeof BACKUP_SOURCES)[number];

/** Start time of the newest usable backups, also while the backup service is down; the alert looks back as far. */
export const lastSuccess = (source?: Source): string =>
  `last_over_time(${gauge("backup_last_success_timestamp_seconds", { where: source ? { source } : {} })}[7d])`;

/** Stands for "no backup yet": a value that the panels' series never have. */
const NONE = "-1";
const none = { [NONE]: { text: "none yet", color: COLOR_OF.medium } } as const;
const orNoneYet = (expression: string) => `${expression} or vector(${NONE})`;

/** A query per source, so that a source without a backup is shown as well. */
const each = (expression: (source: Source) => string) =>
  BACKUP_SOURCES.map((source) => ({ expr: expression(source), legend: source }));

export const backups: Section = {
  title: "Backups",
  panels: [
    {
      kind: "stat",
      title: "Age of newest backup",
      description: "Age of the newest usable backup of each source. Data written since has no copy.",
      unit: DurationSeconds,
      queries: each((source) => orNoneYet(`time() - max(${lastSuccess(source)})`)),
      thresholds: thresholdsOf("BackupTooOld"),
      valueMappings: none,
      alerts: ["BackupTooOld"],
      width: 8,
      height: 6,
    },
    {
      kind: "states",
      title: "Last backup result",
      description: "Whether the last attempt to back up each source succeeded.",
      unit: NoUnit,
      queries: each((source) => orNoneYet(`max(${gauge("backup_last_run_success", { where: { source } })})`)),
      valueMappings: { ...OK, ...none },
      alerts: ["BackupFailed"],
      width: 8,
      height: 6,
    },
    {
      kind: "timeseries",
      title: "Size of newest backup",
      description: "By source; 0 without a backup. A sudden drop suggests an incomplete backup.",
      unit: BytesIEC,
      queries: each((source) => orZero(`max(${gauge("backup_size_bytes", { where: { source } })})`)),
      alerts: ["BackupFailed"],
      width: 8,
      height: 6,
    },
  ],
};

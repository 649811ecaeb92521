import { BytesIEC, DurationSeconds, NoUnit } from "@grafana/grafana-foundation-sdk/units";
import { BACKUP_SOURCES } from "@petswipe/metrics";
import { gauge } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { COLOR_OF, thresholdsOf } from "../thresholds.ts";
import { orZero, WELL } from "../words.ts";

type Source = (typeof BACKUP_SOURCES)[number];

/** When the newest usable backups were begun, also of a backup job that is gone, as the alert remembers it. */
export const lastSuccess = (source?: Source): string =>
  `last_over_time(${gauge("backup_last_success_timestamp_seconds", { where: source ? { source } : {} })}[7d])`;

/** Stands for "no backup yet", which is no value of what is shown. */
const NONE = "-1";
const none = { [NONE]: { text: "none yet", color: COLOR_OF.medium } } as const;
const orNoneYet = (expression: string) => `${expression} or vector(${NONE})`;

/** A query for each source, so that one without a backup has its place, too. */
const each = (expression: (source: Source) => string) =>
  BACKUP_SOURCES.map((source) => ({ expr: expression(source), legend: source }));

export const backups: Section = {
  title: "Backups",
  panels: [
    {
      kind: "stat",
      title: "Age of the newest backup",
      description: "How old the newest usable backup of each source is: what was written since has no copy.",
      unit: DurationSeconds,
      queries: each((source) => orNoneYet(`time() - max(${lastSuccess(source)})`)),
      thresholds: thresholdsOf("DataLossRisk", { symptom: "backup-too-old" }),
      meanings: none,
      alerts: ["DataLossRisk"],
      width: 8,
      height: 6,
    },
    {
      kind: "states",
      title: "Last backup",
      description: "Whether the last attempt to back up each source succeeded.",
      unit: NoUnit,
      queries: each((source) => orNoneYet(`max(${gauge("backup_last_run_success", { where: { source } })})`)),
      meanings: { ...WELL, ...none },
      alerts: ["BackupFailed"],
      width: 8,
      height: 6,
    },
    {
      kind: "timeseries",
      title: "Size of the newest backup",
      description: "Of each source; 0 where there is none. One that is suddenly small is seldom complete.",
      unit: BytesIEC,
      queries: each((source) => orZero(`max(${gauge("backup_size_bytes", { where: { source } })})`)),
      alerts: ["BackupFailed"],
      width: 8,
      height: 6,
    },
  ],
};

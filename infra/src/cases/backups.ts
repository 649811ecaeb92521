import type { backups } from "../alerts/backups.ts";
import type { CasesOf, Firing } from "./case.ts";

const of = (source: string, instance: string) => `job="node",instance="${instance}",source="${source}"`;

/** When the newest backup was begun, in seconds since the case begins. */
const begun = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_success_timestamp_seconds{${of(source, instance)}}`]: values,
});
const succeeded = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_run_success{${of(source, instance)}}`]: values,
});
const tooOld = (value: string): Firing => ({ severity: "critical", labels: { source: "postgres" }, value });
const failed: Firing = { severity: "high", labels: { source: "postgres" }, value: "0" };
const none = { name: "there is none yet", series: { 'up{job="node",instance="h1"}': "1x40" }, expect: { "30m": [] } };

/** Seconds, as a moment before the case begins. */
const hoursAgo = (hours: number) => -3600 * hours;

export const backupsCases: CasesOf<typeof backups> = {
  DataLossRisk: [
    {
      name: "27.3 hours ago, and of something else an hour ago",
      series: { ...begun(`${hoursAgo(27.3)}x10`), ...begun(`${hoursAgo(1)}x10`, "grafana") },
      expect: { "4m": [], "5m": [tooOld("1d 3h 23m 0s")] },
    },
    { name: "24.7 hours ago", series: begun(`${hoursAgo(24.7)}x40`), expect: { "30m": [] } },
    {
      name: "26 hours ago",
      series: begun(`${hoursAgo(26)}x10`),
      expect: { "5m": [], "6m": [tooOld("1d 2h 6m 0s")] },
    },
    {
      name: "there is a new one before five minutes are over",
      series: begun(`${hoursAgo(27.3)}x4 240x10`),
      expect: { "5m": [], "6m": [] },
    },
    {
      name: "the newer one of two machines' counts",
      series: { ...begun(`${hoursAgo(55)}x40`), ...begun(`${hoursAgo(1)}x40`, "postgres", "h2") },
      expect: { "30m": [] },
    },
    {
      name: "two machines' are equally old",
      series: { ...begun(`${hoursAgo(27.3)}x10`), ...begun(`${hoursAgo(27.3)}x10`, "postgres", "h2") },
      expect: { "5m": [tooOld("1d 3h 23m 0s")] },
    },
    {
      name: "whoever makes them is gone with its metrics: that is remembered for a week",
      every: "30m",
      evaluate: "30m",
      series: begun("0"),
      expect: {
        "26h": [],
        "1590m": [],
        "27h": [tooOld("1d 3h 0m 0s")],
        "90h": [tooOld("3d 18h 0m 0s")],
        "10050m": [tooOld("6d 23h 30m 0s")],
        "168h": [],
      },
    },
    {
      name: "there is one a day",
      every: "30m",
      evaluate: "30m",
      series: begun("0x47 86400x47 172800x47"),
      expect: { "24h": [], "47h": [], "48h": [], "71h": [] },
    },
    none,
  ],
  BackupFailed: [
    {
      name: "one fails, and another one does not",
      series: { ...succeeded("1x4 0x20"), ...succeeded("1x30", "grafana") },
      expect: { "9m": [], "10m": [failed] },
    },
    {
      name: "another machine's succeeds",
      series: { ...succeeded("0x40"), ...succeeded("1x40", "postgres", "h2") },
      expect: { "30m": [] },
    },
    { name: "it succeeds before five minutes are over", series: succeeded("0x4 1x20"), expect: { "5m": [], "6m": [] } },
    none,
  ],
};

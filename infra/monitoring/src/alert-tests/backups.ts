import type { backups } from "../alerts/backups.ts";
import type { CasesOf, Firing } from "./case.ts";

const of = (source: string, instance: string) => `job="backup",instance="${instance}",source="${source}"`;

/** When the newest backup was begun, in seconds since the case begins. */
const begun = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_success_timestamp_seconds{${of(source, instance)}}`]: values,
});
const succeeded = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_run_success{${of(source, instance)}}`]: values,
});
/** Whether it is to be backed up: 1 if it is, 0 if it is left out. */
const enabled = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_enabled{${of(source, instance)}}`]: values,
});
const tooOld = (value: string): Firing => ({ severity: "critical", labels: { source: "postgres" }, value });
const failed: Firing = { severity: "high", labels: { source: "postgres" }, value: "0" };
const none = { name: "there is none yet", series: { 'up{job="backup",instance="h1"}': "1x40" }, expect: { "30m": [] } };

/** Seconds, as a moment before the case begins. */
const hoursAgo = (hours: number) => -3600 * hours;

export const backupsCases: CasesOf<typeof backups> = {
  BackupTooOld: [
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
      name: "there never was one, though it is to be; another source is left out, and a third has one",
      every: "30m",
      evaluate: "30m",
      series: {
        ...enabled("1x60"),
        ...enabled("0x60", "grafana"),
        ...enabled("1x60", "prometheus"),
        ...begun("0x40 72000x40", "prometheus"),
      },
      expect: { "26h": [], "1590m": [], "27h": [tooOld("1d 3h 0m 0s")], "28h": [tooOld("1d 4h 0m 0s")] },
    },
    {
      name: "there never was one, and whoever should make them was gone for some hours",
      every: "30m",
      evaluate: "30m",
      series: enabled("1x9 _x40 1x10"),
      expect: { "26h": [], "27h": [tooOld("1d 3h 0m 0s")] },
    },
    {
      name: "there never was one: one machine is to make it, another one came later, a third leaves it out",
      every: "30m",
      evaluate: "30m",
      series: { ...enabled("1x60"), ...enabled("_x19 1x40", "postgres", "h2"), ...enabled("0x60", "postgres", "h3") },
      expect: { "26h": [], "27h": [tooOld("1d 3h 0m 0s")] },
    },
    {
      name: "there never was one, and whoever should make them is gone: that is remembered for a week",
      every: "30m",
      evaluate: "30m",
      series: enabled("1"),
      expect: {
        "27h": [tooOld("1d 3h 0m 0s")],
        "90h": [tooOld("3d 18h 0m 0s")],
        "10050m": [tooOld("6d 23h 30m 0s")],
        "169h": [],
      },
    },
    {
      name: "it is to be since 25 hours only",
      every: "30m",
      evaluate: "30m",
      series: enabled("_x9 1x50"),
      expect: { "26h": [], "29h": [] },
    },
    {
      name: "it came after 20 hours",
      every: "30m",
      evaluate: "30m",
      series: { ...enabled("1x60"), ...begun("_x39 72000x20") },
      expect: { "27h": [], "30h": [] },
    },
    {
      name: "it was made once, and is left out since",
      every: "30m",
      evaluate: "30m",
      series: { ...begun("0x60"), ...enabled("1x40 0x20") },
      expect: { "26h": [], "30h": [] },
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

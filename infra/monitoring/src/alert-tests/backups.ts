import type { backups } from "../alerts/backups.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const of = (source: string, instance: string) => `job="backup",instance="${instance}",source="${source}"`;

/** The start of the newest backup, in seconds since the test case's start. */
const started = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_success_timestamp_seconds{${of(source, instance)}}`]: values,
});
const succeeded = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_last_run_success{${of(source, instance)}}`]: values,
});
/** 1 if backups are enabled, 0 if not. */
const enabled = (values: string, source = "postgres", instance = "h1") => ({
  [`backup_enabled{${of(source, instance)}}`]: values,
});
const tooOld = (value: string): Firing => ({ severity: "critical", labels: { source: "postgres" }, value });
const failed: Firing = { severity: "high", labels: { source: "postgres" }, value: "0" };
const noBackup = { name: "no backup yet", series: { 'up{job="backup",instance="h1"}': "1x40" }, expect: { "30m": [] } };

/** In seconds, before the test case's start. */
const hoursAgo = (hours: number) => -3600 * hours;

export const backupsCases: TestCasesOf<typeof backups> = {
  BackupTooOld: [
    {
      name: "27.3 hours old, and one hour old for another source",
      series: { ...started(`${hoursAgo(27.3)}x10`), ...started(`${hoursAgo(1)}x10`, "grafana") },
      expect: { "4m": [], "5m": [tooOld("1d 3h 23m 0s")] },
    },
    { name: "24.7 hours old", series: started(`${hoursAgo(24.7)}x40`), expect: { "30m": [] } },
    {
      name: "26 hours old, exactly the threshold",
      series: started(`${hoursAgo(26)}x10`),
      expect: { "5m": [], "6m": [tooOld("1d 2h 6m 0s")] },
    },
    {
      name: "a new backup within five minutes",
      series: started(`${hoursAgo(27.3)}x4 240x10`),
      expect: { "5m": [], "6m": [] },
    },
    {
      name: "the newer backup of two hosts counts",
      series: { ...started(`${hoursAgo(55)}x40`), ...started(`${hoursAgo(1)}x40`, "postgres", "h2") },
      expect: { "30m": [] },
    },
    {
      name: "equally old on two hosts",
      series: { ...started(`${hoursAgo(27.3)}x10`), ...started(`${hoursAgo(27.3)}x10`, "postgres", "h2") },
      expect: { "5m": [tooOld("1d 3h 23m 0s")] },
    },
    {
      name: "the service is gone with its metrics: remembered for a week",
      every: "30m",
      evaluate: "30m",
      series: started("0"),
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
      name: "enabled but never backed up; another source is disabled, a third has a backup",
      every: "30m",
      evaluate: "30m",
      series: {
        ...enabled("1x60"),
        ...enabled("0x60", "grafana"),
        ...enabled("1x60", "prometheus"),
        ...started("0x40 72000x40", "prometheus"),
      },
      expect: { "26h": [], "1590m": [], "27h": [tooOld("1d 3h 0m 0s")], "28h": [tooOld("1d 4h 0m 0s")] },
    },
    {
      name: "never backed up, and the service was down for some hours",
      every: "30m",
      evaluate: "30m",
      series: enabled("1x9 _x40 1x10"),
      expect: { "26h": [], "27h": [tooOld("1d 3h 0m 0s")] },
    },
    {
      name: "never backed up: enabled on one host, later on a second, disabled on a third",
      every: "30m",
      evaluate: "30m",
      series: { ...enabled("1x60"), ...enabled("_x19 1x40", "postgres", "h2"), ...enabled("0x60", "postgres", "h3") },
      expect: { "26h": [], "27h": [tooOld("1d 3h 0m 0s")] },
    },
    {
      name: "never backed up, and the service is gone: remembered for a week",
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
      name: "enabled for 25 hours, without a backup",
      every: "30m",
      evaluate: "30m",
      series: enabled("_x9 1x50"),
      expect: { "26h": [], "29h": [] },
    },
    {
      name: "the first backup comes after 20 hours",
      every: "30m",
      evaluate: "30m",
      series: { ...enabled("1x60"), ...started("_x39 72000x20") },
      expect: { "27h": [], "30h": [] },
    },
    {
      name: "backed up once, then disabled",
      every: "30m",
      evaluate: "30m",
      series: { ...started("0x60"), ...enabled("1x40 0x20") },
      expect: { "26h": [], "30h": [] },
    },
    {
      name: "one backup per day",
      every: "30m",
      evaluate: "30m",
      series: started("0x47 86400x47 172800x47"),
      expect: { "24h": [], "47h": [], "48h": [], "71h": [] },
    },
    noBackup,
  ],
  BackupFailed: [
    {
      name: "one source fails, another succeeds",
      series: { ...succeeded("1x4 0x20"), ...succeeded("1x30", "grafana") },
      expect: { "9m": [], "10m": [failed] },
    },
    {
      name: "the other host's run succeeds",
      series: { ...succeeded("0x40"), ...succeeded("1x40", "postgres", "h2") },
      expect: { "30m": [] },
    },
    {
      name: "the next run succeeds within five minutes",
      series: succeeded("0x4 1x20"),
      expect: { "5m": [], "6m": [] },
    },
    noBackup,
  ],
};

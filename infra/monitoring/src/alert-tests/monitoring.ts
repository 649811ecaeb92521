import type { monitoring } from "../alerts/monitoring.ts";
import { alertDeliveryCases } from "./alert-delivery.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const of = (instance: string) => `job="prometheus",instance="${instance}"`;
const up = (job: string, values: string, instance = "a") => ({ [`up{job="${job}",instance="${instance}"}`]: values });
const noData = { name: "no data", series: up("node", "1x70"), expect: { "60m": [] } };

const notScraped = (job: string): Firing => ({ severity: "medium", labels: { job, instance: "a" }, value: "0" });

const failures = (values: string, group = "slis", instance = "p") => ({
  [`prometheus_rule_evaluation_failures_total{${of(instance)},rule_group="${group}"}`]: values,
});
const missed = (values: string, group = "slis", instance = "p") => ({
  [`prometheus_rule_group_iterations_missed_total{${of(instance)},rule_group="${group}"}`]: values,
});
const ofPrometheus = (severity: Firing["severity"], value: string): Firing => ({
  severity,
  labels: { instance: "p" },
  value,
});

const reloaded = (program: "prometheus" | "alertmanager", values: string, instance = "a") => ({
  [`${program}_config_last_reload_successful{job="${program}",instance="${instance}"}`]: values,
});
const rejected = (program: string): Firing => ({
  severity: "medium",
  rule: { service: program },
  labels: { job: program, instance: "a" },
  value: "0",
});

/** The number of series every five minutes: for two hours, and then. */
const grows = (before: number, after: number) => ({
  [`prometheus_tsdb_head_series{${of("p")}}`]: `${before}x23 ${after}x30`,
  [`prometheus_tsdb_head_series{${of("q")}}`]: "90000x60",
});
const growth = (value: string): Firing => ({ severity: "medium", labels: { job: "prometheus", instance: "p" }, value });
const everyFiveMinutes = { every: "5m", evaluate: "5m" } as const;

export const monitoringCases: TestCasesOf<typeof monitoring> = {
  ...alertDeliveryCases,
  Watchdog: [
    {
      name: "fires from the beginning",
      series: up("node", "0x40"),
      expect: { "0m": [{ severity: "low", value: "1" }], "30m": [{ severity: "low", value: "1" }] },
    },
  ],
  ScrapeFailing: [
    {
      name: "two third-party targets are down, one of them with a second instance",
      series: { ...up("node", "1x4 0x20"), ...up("node", "1x30", "b"), ...up("grafana", "1x4 0x20") },
      expect: { "9m": [], "10m": [notScraped("node"), notScraped("grafana")] },
    },
    {
      name: "targets with their own alert do not count",
      series: Object.assign(
        {},
        ...["backend", "frontend", "exporter", "postgres", "redis"].map((job) => up(job, "0x40")),
      ) as Record<string, string>,
      expect: { "30m": [] },
    },
    { name: "it responds again within five minutes", series: up("node", "0x4 1x20"), expect: { "5m": [], "6m": [] } },
    { name: "all targets respond", series: up("node", "1x40"), expect: { "30m": [] } },
  ],
  RuleEvaluationFailing: [
    {
      name: "one failure in each of two groups, out of the window after ten minutes",
      series: { ...failures("7x9 8x30"), ...failures("0x9 1x30", "golden"), ...failures("7x40", "slis", "q") },
      expect: {
        "11m": [],
        "12m": [ofPrometheus("high", "2")],
        "18m": [ofPrometheus("high", "2")],
        "19m": [],
      },
    },
    {
      name: "a single failure",
      series: failures("7x9 8x30"),
      expect: { "11m": [], "12m": [ofPrometheus("high", "1")] },
    },
    { name: "an old counter value", series: failures("9x40"), expect: { "2m": [], "30m": [] } },
    { name: "Prometheus restarts and counts from 0", series: failures("9x9 0x30"), expect: { "12m": [], "15m": [] } },
    noData,
  ],
  RuleEvaluationSlow: [
    {
      name: "three within half an hour, in two groups",
      series: { ...missed("7x4 8x27 9x20"), ...missed("0x18 1x40", "golden"), ...missed("0x4 2x50", "slis", "q") },
      expect: { "32m": [], "33m": [ofPrometheus("medium", "3")], "34m": [] },
    },
    {
      name: "two within half an hour, exactly the threshold",
      series: missed("7x9 9x40"),
      expect: { "10m": [], "20m": [], "38m": [] },
    },
    { name: "an old counter value", series: missed("9x40"), expect: { "0m": [], "30m": [] } },
    { name: "Prometheus restarts and counts from 0", series: missed("9x9 0x30"), expect: { "10m": [], "20m": [] } },
    noData,
  ],
  ConfigReloadFailed: [
    ...(["prometheus", "alertmanager"] as const).flatMap((program) => [
      {
        name: `one of two ${program}s rejects it`,
        series: { ...reloaded(program, "1x4 0x20"), ...reloaded(program, "1x30", "b") },
        expect: { "9m": [], "10m": [rejected(program)] },
      },
      {
        name: `${program} accepts the next one within five minutes`,
        series: reloaded(program, "0x4 1x20"),
        expect: { "5m": [], "6m": [] },
      },
      { name: `${program} accepts it`, series: reloaded(program, "1x40"), expect: { "30m": [] } },
    ]),
    noData,
  ],
  CardinalityGrowth: [
    {
      ...everyFiveMinutes,
      name: "1.575 times as many series as an hour ago, for an hour",
      series: grows(20_000, 31_500),
      expect: { "130m": [], "135m": [growth("1.575")], "175m": [growth("1.575")], "180m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "1.425 times as many series",
      series: grows(20_000, 28_500),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "1.5 times as many series, exactly the threshold",
      series: grows(20_000, 30_000),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "to 21000 series, above the minimum now",
      series: grows(13_000, 21_000),
      expect: { "135m": [growth("1.615")] },
    },
    {
      ...everyFiveMinutes,
      name: "to 19000 series, below the minimum now",
      series: grows(12_000, 19_000),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "to 20000 series, exactly the minimum now",
      series: grows(12_000, 20_000),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "from 1050 series, above the minimum an hour ago",
      series: grows(1050, 21_000),
      expect: { "135m": [growth("20")] },
    },
    {
      ...everyFiveMinutes,
      name: "from 950 series, below the minimum an hour ago",
      series: grows(950, 21_000),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "from 1000 series, exactly the minimum an hour ago",
      series: grows(1000, 21_000),
      expect: { "135m": [], "175m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "it ends within 15 minutes",
      series: { [`prometheus_tsdb_head_series{${of("p")}}`]: "20000x23 31500x2 20000x20" },
      expect: { "135m": [], "140m": [] },
    },
    {
      ...everyFiveMinutes,
      name: "Prometheus started less than an hour ago, with many series",
      series: { [`prometheus_tsdb_head_series{${of("p")}}`]: "90000x11" },
      expect: { "30m": [], "55m": [] },
    },
  ],
};

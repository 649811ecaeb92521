import type { monitoring } from "../alerts/monitoring.ts";
import { alertDeliveryCases } from "./alert-delivery.ts";
import type { CasesOf, Firing } from "./case.ts";

const of = (instance: string) => `job="prometheus",instance="${instance}"`;
const up = (job: string, values: string, instance = "a") => ({ [`up{job="${job}",instance="${instance}"}`]: values });
const nothing = { name: "nothing is known", series: up("node", "1x70"), expect: { "60m": [] } };

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
const refused = (program: string): Firing => ({
  severity: "medium",
  rule: { service: program },
  labels: { job: program, instance: "a" },
  value: "0",
});

/** Series in memory, each five minutes: so many for two hours, and then so many. */
const grows = (before: number, after: number) => ({
  [`prometheus_tsdb_head_series{${of("p")}}`]: `${before}x23 ${after}x30`,
  [`prometheus_tsdb_head_series{${of("q")}}`]: "90000x60",
});
const growth = (value: string): Firing => ({ severity: "medium", labels: { job: "prometheus", instance: "p" }, value });
const eachFive = { every: "5m", evaluate: "5m" } as const;

export const monitoringCases: CasesOf<typeof monitoring> = {
  ...alertDeliveryCases,
  Watchdog: [
    {
      name: "whatever there is, from the beginning",
      series: up("node", "0x40"),
      expect: { "0m": [{ severity: "low", value: "1" }], "30m": [{ severity: "low", value: "1" }] },
    },
  ],
  ScrapeFailing: [
    {
      name: "two programs of others do not answer, one of them by one of two instances",
      series: { ...up("node", "1x4 0x20"), ...up("node", "1x30", "b"), ...up("grafana", "1x4 0x20") },
      expect: { "9m": [], "10m": [notScraped("node"), notScraped("grafana")] },
    },
    {
      name: "those that have an alert of their own do not answer",
      series: Object.assign(
        {},
        ...["backend", "frontend", "exporter", "postgres", "redis"].map((job) => up(job, "0x40")),
      ) as Record<string, string>,
      expect: { "30m": [] },
    },
    { name: "it answers before five minutes are over", series: up("node", "0x4 1x20"), expect: { "5m": [], "6m": [] } },
    { name: "all answer", series: up("node", "1x40"), expect: { "30m": [] } },
  ],
  RuleEvaluationFailing: [
    {
      name: "one evaluation in each of two groups, forgotten after ten minutes",
      series: { ...failures("7x9 8x30"), ...failures("0x9 1x30", "golden"), ...failures("7x40", "slis", "q") },
      expect: {
        "11m": [],
        "12m": [ofPrometheus("high", "2")],
        "18m": [ofPrometheus("high", "2")],
        "19m": [],
      },
    },
    {
      name: "one evaluation",
      series: failures("7x9 8x30"),
      expect: { "11m": [], "12m": [ofPrometheus("high", "1")] },
    },
    { name: "it happened long ago", series: failures("9x40"), expect: { "2m": [], "30m": [] } },
    { name: "it restarts, and counts from 0", series: failures("9x9 0x30"), expect: { "12m": [], "15m": [] } },
    nothing,
  ],
  RuleEvaluationSlow: [
    {
      name: "three times within half an hour, of two groups",
      series: { ...missed("7x4 8x27 9x20"), ...missed("0x18 1x40", "golden"), ...missed("0x4 2x50", "slis", "q") },
      expect: { "32m": [], "33m": [ofPrometheus("medium", "3")], "34m": [] },
    },
    { name: "twice within half an hour", series: missed("7x9 9x40"), expect: { "10m": [], "20m": [], "38m": [] } },
    { name: "it happened long ago", series: missed("9x40"), expect: { "0m": [], "30m": [] } },
    { name: "it restarts, and counts from 0", series: missed("9x9 0x30"), expect: { "10m": [], "20m": [] } },
    nothing,
  ],
  ConfigReloadFailed: [
    ...(["prometheus", "alertmanager"] as const).flatMap((program) => [
      {
        name: `one of two ${program}s refuses it`,
        series: { ...reloaded(program, "1x4 0x20"), ...reloaded(program, "1x30", "b") },
        expect: { "9m": [], "10m": [refused(program)] },
      },
      {
        name: `${program} takes the next one before five minutes are over`,
        series: reloaded(program, "0x4 1x20"),
        expect: { "5m": [], "6m": [] },
      },
      { name: `${program} takes it`, series: reloaded(program, "1x40"), expect: { "30m": [] } },
    ]),
    nothing,
  ],
  CardinalityGrowth: [
    {
      ...eachFive,
      name: "1.575 times as many as an hour ago, until the hour is over",
      series: grows(20_000, 31_500),
      expect: { "130m": [], "135m": [growth("1.575")], "175m": [growth("1.575")], "180m": [] },
    },
    { ...eachFive, name: "1.425 times as many", series: grows(20_000, 28_500), expect: { "135m": [], "175m": [] } },
    { ...eachFive, name: "1.5 times as many", series: grows(20_000, 30_000), expect: { "135m": [], "175m": [] } },
    { ...eachFive, name: "21000 are many", series: grows(13_000, 21_000), expect: { "135m": [growth("1.615")] } },
    { ...eachFive, name: "19000 are few", series: grows(12_000, 19_000), expect: { "135m": [], "175m": [] } },
    { ...eachFive, name: "20000 are few", series: grows(12_000, 20_000), expect: { "135m": [], "175m": [] } },
    {
      ...eachFive,
      name: "1050 were a system at work",
      series: grows(1050, 21_000),
      expect: { "135m": [growth("20")] },
    },
    { ...eachFive, name: "950 were its beginning", series: grows(950, 21_000), expect: { "135m": [], "175m": [] } },
    { ...eachFive, name: "1000 were its beginning", series: grows(1000, 21_000), expect: { "135m": [], "175m": [] } },
    {
      ...eachFive,
      name: "it is over before a quarter of an hour is",
      series: { [`prometheus_tsdb_head_series{${of("p")}}`]: "20000x23 31500x2 20000x20" },
      expect: { "135m": [], "140m": [] },
    },
    {
      ...eachFive,
      name: "it began with many less than an hour ago",
      series: { [`prometheus_tsdb_head_series{${of("p")}}`]: "90000x11" },
      expect: { "30m": [], "55m": [] },
    },
  ],
};

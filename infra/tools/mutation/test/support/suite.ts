import { promtoolTest } from "@petswipe/monitoring/alert-tests/render";
import type { TestCase } from "@petswipe/monitoring/alert-tests/test-case";
import type { AlertTable } from "@petswipe/monitoring/alerts/alert";
import { expand } from "@petswipe/monitoring/alerts/expand";
import type { RecordingRule } from "@petswipe/monitoring/rules/rule-file";
import { graphOf } from "../../src/graph.ts";
import { indexRules } from "../../src/rule-index.ts";
import { checksIn } from "../../src/rule-test.ts";
import type { Suite } from "../../src/run.ts";

/** Recording rules, alerts of one topic, and their test cases. */
export function suiteOf(
  recorded: readonly RecordingRule[],
  alerts: AlertTable,
  cases: Readonly<Record<string, readonly TestCase[]>>,
): Suite {
  const files = {
    "recorded.yml": [{ name: "recorded", rules: recorded }],
    "alerts-topic.yml": [{ name: "alerts-topic", rules: expand(alerts) }],
  };
  const graph = graphOf(indexRules(files));
  const tests = Object.entries(cases).flatMap(([alert, its]) => its.map((each) => promtoolTest(alert, alerts, each)));
  const rule_files = ["../rules/recorded.yml", "../rules/alerts-topic.yml"];
  const group_eval_order = ["recorded", "alerts-topic"];
  return { graph, checks: checksIn("topic.test.yml", { rule_files, group_eval_order, tests }, graph) };
}

const band = (severity: "high" | "low", above: number) => ({
  severity,
  expr: `job:load:sum > ${above}`,
  for: "2m",
  threshold: `> ${above}`,
});

/** Recorded load and idle time of each job. */
export const loadRecorded: readonly RecordingRule[] = [
  { record: "job:load:sum", expr: 'sum by (job) (load{kind="user"})' },
  { record: "job:idle:sum", expr: "sum by (job) (idle)" },
];

export const loadAlerts = {
  HighLoad: {
    team: "backend",
    service: "backend",
    symptom: "load",
    summary: "High load of {job}",
    description: "{value} ({threshold})",
    format: "number",
    firstQuery: "load",
    dashboard: "overview",
    bands: [band("high", 100), band("low", 50)],
  },
  Idle: {
    team: "backend",
    service: "backend",
    symptom: "idle",
    summary: "{job} is idle",
    description: "{value} ({threshold})",
    format: "number",
    firstQuery: "idle",
    dashboard: "overview",
    bands: [{ severity: "low", expr: "job:idle:sum > 1", threshold: "> 1" }],
  },
} as const satisfies AlertTable;

const load = (value: string, labels = 'kind="user",instance="a"') => ({
  [`load{job="backend",${labels}}`]: `${value}x20`,
});
const fires = (severity: "high" | "low", value: string) => ({ severity, value, labels: { job: "backend" } });

/** Tests only that the alert fires. */
export const weakCases: readonly TestCase[] = [
  { name: "high load", series: load("200"), expect: { "10m": [fires("high", "200"), fires("low", "200")] } },
];

/** Tests each threshold from both sides. */
export const strongCases: readonly TestCase[] = [
  { name: "101", series: load("101"), expect: { "1m": [], "2m": [fires("high", "101"), fires("low", "101")] } },
  {
    name: "100 of two instances",
    series: { ...load("50"), ...load("50", 'kind="user",instance="b"') },
    expect: { "10m": [fires("low", "100")] },
  },
  { name: "51", series: load("51"), expect: { "1m": [], "2m": [fires("low", "51")] } },
  { name: "50", series: load("50"), expect: { "10m": [] } },
  {
    name: "load of the system",
    series: { ...load("40"), ...load("90", 'kind="system",instance="a"') },
    expect: { "10m": [] },
  },
];

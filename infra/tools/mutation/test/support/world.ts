import type { TestCase } from "@petswipe/monitoring/alert-tests/test-case";
import type { AlertTable } from "@petswipe/monitoring/alerts/alert";
import { expand } from "@petswipe/monitoring/alerts/expand";
import type { RecordingRule } from "@petswipe/monitoring/rules/rule-file";
import { caseChecks } from "../../src/case-checks.ts";
import { graphOf } from "../../src/graph.ts";
import { placedIn } from "../../src/placed.ts";
import type { World } from "../../src/run.ts";

/** Rules that are recorded, alerts of one topic, and their cases. */
export function worldOf(
  recorded: readonly RecordingRule[],
  alerts: AlertTable,
  cases: Readonly<Record<string, readonly TestCase[]>>,
): World {
  const files = {
    "recorded.yml": [{ name: "recorded", rules: recorded }],
    "alerts-topic.yml": [{ name: "alerts-topic", rules: expand(alerts) }],
  };
  const rules = placedIn(files);
  return { graph: graphOf(rules), checks: caseChecks(rules, files, { topic: alerts }, { topic: cases }) };
}

const band = (severity: "high" | "low", above: number) => ({
  severity,
  expr: `job:load:sum > ${above}`,
  for: "2m",
  threshold: `> ${above}`,
});

/** Which of two programs has too much to do, by what is recorded of each. */
export const loadRecorded: readonly RecordingRule[] = [
  { record: "job:load:sum", expr: 'sum by (job) (load{kind="user"})' },
  { record: "job:idle:sum", expr: "sum by (job) (idle)" },
];

export const loadAlerts = {
  HighLoad: {
    team: "backend",
    service: "backend",
    symptom: "load",
    summary: "{job} has too much to do",
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
    summary: "{job} has nothing to do",
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

/** Shows that it fires, and little more. */
export const weakCases: readonly TestCase[] = [
  { name: "much", series: load("200"), expect: { "10m": [fires("high", "200"), fires("low", "200")] } },
];

/** Shows each bound from both sides. */
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
    name: "what is no user's",
    series: { ...load("40"), ...load("90", 'kind="system",instance="a"') },
    expect: { "10m": [] },
  },
];

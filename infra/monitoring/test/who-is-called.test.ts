import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { AlertingRule } from "../src/rules/rule-file.ts";
import { loadedAlerts } from "./support/loaded-rules.ts";
import { differences, rowsIn, rowsOf } from "./support/who-is-called.ts";

const table = rowsIn(await readFile(new URL("who-is-called.md", import.meta.url), "utf8"));
const alerts = await loadedAlerts();

it("the rules call whom the table says", () => {
  expect(differences(table, rowsOf(alerts))).toEqual([]);
});

describe("a difference is found", () => {
  type Change = (rule: AlertingRule) => readonly AlertingRule[];
  const found = (alert: string, change: Change) =>
    differences(rowsOf(alerts), rowsOf(alerts.flatMap((rule) => (rule.alert === alert ? change(rule) : [rule]))));
  const labelled =
    (labels: Record<string, string>): Change =>
    (rule) => [{ ...rule, labels: { ...rule.labels, ...labels } }];

  it("in the team", () => {
    expect(found("RedisDown", labelled({ team: "business" }))).toEqual([
      "RedisDown: who-is-called.md says\n  | RedisDown |  | infrastructure | redis | high 1m |  |\n" +
        "Prometheus loads\n  | RedisDown |  | business | redis | high 1m |  |",
    ]);
  });

  it.each([
    [
      "service",
      labelled({ service: "frontend" }),
      "DiskFullSoon |  | infrastructure | frontend | critical 15m | data-loss",
    ],
    ["severity", labelled({ severity: "low" }), "DiskFullSoon |  | infrastructure | node | low 15m | data-loss"],
    ["risk", labelled({ risk: "" }), "DiskFullSoon |  | infrastructure | node | critical 15m |  |"],
    [
      "duration",
      (rule) => [{ ...rule, for: "1h" }],
      "DiskFullSoon |  | infrastructure | node | critical 1h | data-loss",
    ],
    ["rules, if one is missing", () => [], "Prometheus loads\n  nothing"],
    ["rules, if one is added", (rule) => [rule, rule], "critical 15m, critical 15m"],
  ] as const satisfies [string, Change, string][])("in the %s", (_, change, text) => {
    expect(found("DiskFullSoon", change)).toEqual([expect.stringContaining(text)]);
  });

  it("if a new alert has no row", () => {
    const added: Change = (rule) => [rule, { ...rule, alert: "CatsSleeping" }];
    expect(found("CpuHigh", added)).toEqual([
      expect.stringMatching(/^CatsSleeping: .* says\n {2}nothing\nPrometheus /),
    ]);
  });

  it("if one SLO of an alert differs", () => {
    const ofPages: Change = (rule) =>
      rule.labels["slo"] === "frontend-availability" ? labelled({ team: "business" })(rule) : [rule];
    expect(found("ErrorBudgetBurn", ofPages)).toEqual([
      expect.stringMatching(/^ErrorBudgetBurn frontend-availability: /),
    ]);
  });
});

it("a table with other columns is refused", () => {
  expect(() => rowsIn("| alert | team |\n| --- | --- |\n")).toThrow("the columns are alert,team, not alert,slo,");
});

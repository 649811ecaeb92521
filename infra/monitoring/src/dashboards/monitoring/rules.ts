import { PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";

/** By the name of the group, which comes after its file's. */
const byGroup = (aggregation: "max" | "sum", expression: string) =>
  `${aggregation} by (group) (label_replace(${expression}, "group", "$1", "rule_group", ".*;(.*)"))`;
const took = "prometheus_rule_group_last_duration_seconds";
const share = byGroup("max", `${took} / prometheus_rule_group_interval_seconds`);
const many = (counter: string) => byGroup("sum", `increase(${counter}[${RANGE}])`);
const failures = "prometheus_rule_evaluation_failures_total";
const missed = "prometheus_rule_group_iterations_missed_total";

export const rules: Section = {
  title: "Rules",
  panels: [
    {
      kind: "timeseries",
      title: "Time that rules take",
      description:
        "How long a group took, as a share of the time until it is due again. Beyond 100% evaluations are left out.",
      unit: PercentUnit,
      queries: [{ expr: share, legend: "{{group}}" }],
      thresholds: goodBelow(1, "medium"),
      alerts: ["RuleEvaluationSlow"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Failed and left out",
      description:
        "Evaluations of rules that failed, and evaluations of groups that were left out since the ones before still ran.",
      unit: Short,
      queries: [
        { expr: `sum(increase(${failures}[${WINDOW}]))`, legend: "failed" },
        { expr: `sum(increase(${missed}[${WINDOW}]))`, legend: "left out" },
      ],
      alerts: ["RuleEvaluationFailing", "RuleEvaluationSlow"],
      width: 12,
    },
    {
      kind: "table",
      title: "Groups of rules",
      description:
        "Which group is slow or fails: its last evaluation, and what failed or was left out in the time that is shown.",
      unit: Short,
      labels: { group: "group" },
      columns: [
        { expr: byGroup("sum", "prometheus_rule_group_rules"), name: "rules", decimals: 0 },
        { expr: byGroup("max", took), name: "took", unit: Seconds },
        {
          expr: share,
          name: "of its interval",
          unit: PercentUnit,
          decimals: 2,
          thresholds: goodBelow(1, "medium"),
        },
        { expr: byGroup("sum", "prometheus_rule_group_last_evaluation_samples"), name: "series", decimals: 0 },
        { expr: many(failures), name: "failed", decimals: 0, thresholds: goodBelow(1) },
        { expr: many(missed), name: "left out", decimals: 0, thresholds: goodBelow(1, "medium") },
      ],
      sortBy: "took",
      alerts: ["RuleEvaluationFailing", "RuleEvaluationSlow"],
      width: 24,
      height: 10,
    },
  ],
};

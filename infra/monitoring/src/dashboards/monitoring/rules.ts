import { PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";

/** By group name: the label holds the file and the group. */
const byGroup = (aggregation: "max" | "sum", expression: string) =>
  `${aggregation} by (group) (label_replace(${expression}, "group", "$1", "rule_group", ".*;(.*)"))`;
const duration = "prometheus_rule_group_last_duration_seconds";
const share = byGroup("max", `${duration} / prometheus_rule_group_interval_seconds`);
const inRange = (counter: string) => byGroup("sum", `increase(${counter}[${RANGE}])`);
const failures = "prometheus_rule_evaluation_failures_total";
const missed = "prometheus_rule_group_iterations_missed_total";

export const rules: Section = {
  title: "Rules",
  panels: [
    {
      kind: "timeseries",
      title: "Rule group evaluation time",
      description: "Evaluation time as a share of the group's interval. Above 100%, evaluations are skipped.",
      unit: PercentUnit,
      queries: [{ expr: share, legend: "{{group}}" }],
      thresholds: goodBelow(1, "medium"),
      alerts: ["RuleEvaluationSlow"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Failed and missed evaluations",
      description: "Failed rule evaluations, and group evaluations missed because the previous one was still running.",
      unit: Short,
      queries: [
        { expr: `sum(increase(${failures}[${WINDOW}]))`, legend: "failed" },
        { expr: `sum(increase(${missed}[${WINDOW}]))`, legend: "missed" },
      ],
      alerts: ["RuleEvaluationFailing", "RuleEvaluationSlow"],
      width: 12,
    },
    {
      kind: "table",
      title: "Rule groups",
      description: "Last evaluation of each group, and failed or missed evaluations in the selected time range.",
      unit: Short,
      labels: { group: "group" },
      columns: [
        { expr: byGroup("sum", "prometheus_rule_group_rules"), name: "rules", decimals: 0 },
        { expr: byGroup("max", duration), name: "duration", unit: Seconds },
        {
          expr: share,
          name: "share of interval",
          unit: PercentUnit,
          decimals: 2,
          thresholds: goodBelow(1, "medium"),
        },
        { expr: byGroup("sum", "prometheus_rule_group_last_evaluation_samples"), name: "series", decimals: 0 },
        { expr: inRange(failures), name: "failed", decimals: 0, thresholds: goodBelow(1) },
        { expr: inRange(missed), name: "missed", decimals: 0, thresholds: goodBelow(1, "medium") },
      ],
      sortBy: "duration",
      alerts: ["RuleEvaluationFailing", "RuleEvaluationSlow"],
      width: 24,
      height: 10,
    },
  ],
};

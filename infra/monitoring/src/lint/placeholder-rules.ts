import { METRIC_NAME, without } from "@petswipe/promql/label-set";
import { type LabelsOfSeries, labelsOf } from "@petswipe/promql/labels";
import { type AlertingRule, type RuleFiles, rulesIn } from "../rules/rule-file.ts";
import { yields } from "./dashboards/known.ts";
import { meant } from "./near.ts";

/** Placeholders that are no label. */
const OTHERS = ["value", "threshold"];

/** Prometheus fills `$labels` from the expression's series alone: the rule's own labels are not among them. */
function problemsOf({ alert, expr, labels, annotations }: AlertingRule, labelsOfSeries: LabelsOfSeries): string[] {
  const has = without(labelsOf(expr, labelsOfSeries), METRIC_NAME);
  if (has === undefined) return [];
  return Object.entries({ ...labels, ...annotations }).flatMap(([field, text]) =>
    [...text.matchAll(/\$labels\.(\w+)/g)]
      .flatMap(([, label = ""]) => (has.has(label) ? [] : label))
      .map(
        (label) =>
          `alert ${alert}: ${field} uses {${label}}, but its expression ${yields(has)}${meant(label, [...has, ...OTHERS])}`,
      ),
  );
}

/** One problem for each text of an alert with a placeholder that is no label of the alert's series. The rules must be PromQL. */
export function placeholderProblems(files: RuleFiles, labelsOfSeries: LabelsOfSeries): string[] {
  const rules = rulesIn(files).filter((rule): rule is AlertingRule => "alert" in rule);
  return [...new Set(rules.flatMap((rule) => problemsOf(rule, labelsOfSeries)))];
}

import { treeOf } from "@petswipe/promql/tree";
import { type Rule, type RuleFiles, rulesIn } from "../rules/rule-file.ts";

/** Why an expression is not PromQL; undefined if it is. */
export function syntaxErrorIn(expression: string): string | undefined {
  try {
    treeOf(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

export const nameOfRule = (rule: Rule): string => ("record" in rule ? `rule ${rule.record}` : `alert ${rule.alert}`);

/** One problem for each rule whose expression is not PromQL. */
export const syntaxProblemsOf = (files: RuleFiles): string[] =>
  rulesIn(files).flatMap((rule) => {
    const error = syntaxErrorIn(rule.expr);
    return error === undefined ? [] : [`${nameOfRule(rule)}: ${error}`];
  });

/** The rule files without the rules whose expression is not PromQL, so that the others can be checked. */
export const parseableRules = (files: RuleFiles): RuleFiles =>
  Object.fromEntries(
    Object.entries(files).map(([file, groups]) => [
      file,
      groups.map((group) => ({ ...group, rules: group.rules.filter(({ expr }) => syntaxErrorIn(expr) === undefined) })),
    ]),
  );

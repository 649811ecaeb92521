import type { Rule, RuleFiles, RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import { type Selector, selectorsIn } from "@petswipe/promql/selectors";

/** A rule, and its place among all rules. */
export interface IndexedRule {
  /** Its position in the order of all rules. */
  readonly index: number;
  /** Of the alert, or of the recorded metric. */
  readonly name: string;
  /** The name, with the labels that distinguish it from others of that name: `HighErrorRate{severity="high"}`. */
  readonly title: string;
  readonly file: string;
  readonly group: RuleGroup;
  readonly rule: Rule;
  /** Of its expression. */
  readonly selectors: readonly Selector[];
}

export const nameOf = (rule: Rule): string => ("alert" in rule ? rule.alert : rule.record);

/** Labels that most alerts have: the others say more about a rule. */
const COMMON = ["severity", "service", "symptom", "team"];

/** How many different values these labels have among rules. */
const distinct = (rules: readonly Rule[], labels: readonly string[]): number =>
  new Set(rules.map((rule) => JSON.stringify(labels.map((label) => rule.labels?.[label])))).size;

/** The few labels whose values distinguish rules of one name. */
function distinguishing(rules: readonly Rule[]): string[] {
  const all = [...new Set(rules.flatMap((rule) => Object.keys(rule.labels ?? {})))];
  const candidates = [
    ...all.filter((label) => !COMMON.includes(label)),
    ...COMMON.filter((label) => all.includes(label)),
  ];
  const chosen: string[] = [];
  for (;;) {
    const counts = candidates.map((label) => distinct(rules, [...chosen, label]));
    const most = Math.max(0, ...counts);
    const best = candidates[counts.indexOf(most)];
    if (best === undefined || most <= distinct(rules, chosen)) return chosen;
    chosen.push(best);
  }
}

function titleOf(rule: Rule, labels: readonly string[]): string {
  const given = labels.flatMap((label) => {
    const value = rule.labels?.[label];
    return value === undefined ? [] : [`${label}="${value}"`];
  });
  return given.length === 0 ? nameOf(rule) : `${nameOf(rule)}{${given.join(",")}}`;
}

/** Every rule of every file, in the files' order. Throws a SyntaxError where an expression is not valid PromQL. */
export function indexRules(files: RuleFiles): IndexedRule[] {
  const all = Object.entries(files).flatMap(([file, groups]) =>
    groups.flatMap((group) => group.rules.map((rule) => ({ file, group, rule }))),
  );
  const labels = new Map(
    [...Map.groupBy(all, ({ rule }) => nameOf(rule))].map(([name, its]) => [
      name,
      distinguishing(its.map(({ rule }) => rule)),
    ]),
  );
  return all.map((each, index) => {
    const { rule } = each;
    const name = nameOf(rule);
    const title = titleOf(rule, labels.get(name) ?? []);
    return { ...each, index, name, title, selectors: selectorsIn(rule.expr) };
  });
}

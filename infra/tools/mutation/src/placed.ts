import type { Rule, RuleFiles, RuleGroup } from "@petswipe/monitoring/rules/rule-file";

/** A rule, and where it stands among all. */
export interface PlacedRule {
  /** Its place in the order of all rules. */
  readonly index: number;
  /** The alert's, or that of the metric which is recorded. */
  readonly name: string;
  /** The name, with as many labels as tell it from others of that name: `HighErrorRate{severity="high"}`. */
  readonly title: string;
  readonly file: string;
  readonly group: RuleGroup;
  readonly rule: Rule;
}

export const nameOf = (rule: Rule): string => ("alert" in rule ? rule.alert : rule.record);

/** Labels that say less about a rule than its own. */
const COMMON = ["severity", "service", "symptom", "team"];

/** How many rules are alone with their values of these labels. */
const distinct = (rules: readonly Rule[], labels: readonly string[]): number =>
  new Set(rules.map((rule) => JSON.stringify(labels.map((label) => rule.labels?.[label])))).size;

/** Few labels whose values tell rules of one name apart. */
function telling(rules: readonly Rule[]): string[] {
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

/** Every rule of every file, in the files' order. */
export function placedIn(files: RuleFiles): PlacedRule[] {
  const all = Object.entries(files).flatMap(([file, groups]) =>
    groups.flatMap((group) => group.rules.map((rule) => ({ file, group, rule }))),
  );
  const labels = new Map(
    [...Map.groupBy(all, ({ rule }) => nameOf(rule))].map(([name, its]) => [
      name,
      telling(its.map(({ rule }) => rule)),
    ]),
  );
  return all.map((each, index) => {
    const name = nameOf(each.rule);
    return { ...each, index, name, title: titleOf(each.rule, labels.get(name) ?? []) };
  });
}

import type { AlertingRule, Rule } from "@petswipe/monitoring/rules/rule-file";
import { treeOf } from "@petswipe/promql/tree";
import { scaled } from "./duration.ts";
import { edited, editsOf } from "./operators/all.ts";
import type { Kind } from "./operators/edit.ts";
import { alwaysMatches } from "./operators/equivalent.ts";

/** A rule with one thing changed. */
export interface Mutant {
  readonly kind: Kind;
  /** Its description, unique among the mutants of a rule. */
  readonly change: string;
  readonly rule: Rule;
}

type Texts = Readonly<Record<string, string>>;

const without = (texts: Texts, key: string): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([each]) => each !== key));

const ofExpression = (rule: Rule): Mutant[] =>
  editsOf(rule.expr).map((edit) => ({
    kind: edit.kind,
    change: edit.change,
    rule: { ...rule, expr: edited(rule.expr, edit) },
  }));

/** Whether a rule sets a label to the value that the results of its expression have already. */
const isRedundant = ({ expr }: Rule, label: string, value: string): boolean =>
  alwaysMatches(treeOf(expr).firstChild ?? treeOf(expr), `${label}=${JSON.stringify(value)}`, expr);

const labelDropped = (rule: Rule, label: string): Mutant => ({
  kind: "label",
  change: `label ${label} dropped`,
  rule: { ...rule, labels: without(rule.labels ?? {}, label) },
});

const labelChanged = (rule: Rule, label: string): Mutant => ({
  kind: "label",
  change: `label ${label} changed`,
  rule: { ...rule, labels: { ...rule.labels, [label]: "changed" } },
});

const ofLabels = (rule: Rule): Mutant[] =>
  Object.entries(rule.labels ?? {}).flatMap(([label, value]) => [
    ...(isRedundant(rule, label, value) ? [] : [labelDropped(rule, label)]),
    labelChanged(rule, label),
  ]);

function ofHold(rule: AlertingRule): Mutant[] {
  const { for: before, ...immediate } = rule;
  if (before === undefined) return [];
  return [
    { kind: "for", change: `for ${before} dropped`, rule: immediate },
    ...scaled(before).map(
      (text): Mutant => ({ kind: "for", change: `for ${before} → ${text}`, rule: { ...rule, for: text } }),
    ),
  ];
}

const ofAnnotations = (rule: AlertingRule): Mutant[] =>
  Object.keys(rule.annotations).map((key) => ({
    kind: "annotation",
    change: `annotation ${key} dropped`,
    rule: { ...rule, annotations: without(rule.annotations, key) },
  }));

/** Numbers mutants whose descriptions are equal. */
function numbered(mutants: readonly Mutant[]): Mutant[] {
  const groups = Map.groupBy(mutants, ({ change }) => change);
  return mutants.map((mutant) => {
    const group = groups.get(mutant.change) ?? [];
    return group.length < 2 ? mutant : { ...mutant, change: `${mutant.change} (${group.indexOf(mutant) + 1})` };
  });
}

/** Every mutant of a rule that differs from it and from the others. Throws a SyntaxError where its expression is not valid PromQL. */
export function mutantsOf(rule: Rule): Mutant[] {
  const all = [
    ...ofExpression(rule),
    ...ofLabels(rule),
    ...("alert" in rule ? [...ofHold(rule), ...ofAnnotations(rule)] : []),
  ];
  const different = new Map([[JSON.stringify(rule), undefined as Mutant | undefined]]);
  for (const mutant of all) {
    const text = JSON.stringify(mutant.rule);
    if (!different.has(text)) different.set(text, mutant);
  }
  return numbered([...different.values()].filter((mutant) => mutant !== undefined));
}

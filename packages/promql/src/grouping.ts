import type { SyntaxNode } from "@lezer/common";
import { canHave, type Labels } from "./label-set.ts";
import { type LabelsOfSeries, labelsOfNode, type Scope } from "./labels.ts";
import { argumentsOf, descendantsOf, labelsIn, treeOf } from "./tree.ts";

/** A label that an expression groups or matches by, and that some series which it does this to cannot have. */
export interface StrangeLabel {
  /** As it is written: `by (job, path)`. */
  readonly clause: string;
  readonly label: string;
  /** What those series can have. */
  readonly has: ReadonlySet<string>;
}

function strange(clause: SyntaxNode, labels: readonly string[], sides: readonly Labels[], source: string) {
  return labels.flatMap((label): StrangeLabel[] => {
    const side = sides.find((each) => !canHave(each, label));
    return side ? [{ clause: source.slice(clause.from, clause.to), label, has: side }] : [];
  });
}

function inAggregation(node: SyntaxNode, scope: Scope): StrangeLabel[] {
  const modifier = node.getChild("AggregateModifier");
  const argument = argumentsOf(node).at(-1);
  if (modifier?.getChild("By") == null || argument === undefined) return [];
  return strange(modifier, labelsIn(modifier, scope.source), [labelsOfNode(argument, scope)], scope.source);
}

function inMatch(node: SyntaxNode, scope: Scope): StrangeLabel[] {
  const clause = node.getChild("MatchingModifierClause");
  if (clause === null) return [];
  const [left, right] = [labelsOfNode(node.firstChild, scope), labelsOfNode(node.lastChild, scope)];
  const one = clause.getChild("GroupLeft") === null ? left : right;
  return [
    ...(clause.getChild("On") === null
      ? []
      : strange(clause, labelsIn(clause, scope.source), [left, right], scope.source)),
    ...strange(clause, labelsIn(clause, scope.source, 1), [one], scope.source),
  ];
}

/**
 * The labels of `by`, `on`, `group_left` and `group_right` that no series can have which they are asked of. Throws a
 * SyntaxError where the expression is no PromQL.
 */
export function strangeLabels(expression: string, labelsOfSeries: LabelsOfSeries): StrangeLabel[] {
  const scope = { source: expression, labelsOfSeries };
  return descendantsOf(treeOf(expression)).flatMap((node) => {
    if (node.name === "AggregateExpr") return inAggregation(node, scope);
    return node.name === "BinaryExpr" ? inMatch(node, scope) : [];
  });
}

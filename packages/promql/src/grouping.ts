import type { SyntaxNode } from "@lezer/common";
import { canHave, type Labels } from "./label-set.ts";
import { type LabelsOfSeries, labelsOfNode, type Scope } from "./labels.ts";
import { argumentsOf, binaryOf, descendantsOf, labelsIn, textOf, treeOf } from "./tree.ts";

/** A label that an expression groups or matches by, and that the series of a side cannot have. */
export interface ImpossibleLabel {
  /** As written: `by (job, path)`. */
  readonly clause: string;
  readonly label: string;
  /** The labels that those series can have. */
  readonly has: ReadonlySet<string>;
}

function impossible(clause: SyntaxNode, labels: readonly string[], sides: readonly Labels[], source: string) {
  return labels.flatMap((label): ImpossibleLabel[] => {
    const side = sides.find((each) => !canHave(each, label));
    return side ? [{ clause: textOf(clause, source), label, has: side }] : [];
  });
}

function inAggregation(node: SyntaxNode, scope: Scope): ImpossibleLabel[] {
  const modifier = node.getChild("AggregateModifier");
  const argument = argumentsOf(node).at(-1);
  if (modifier?.getChild("By") == null || argument === undefined) return [];
  return impossible(modifier, labelsIn(modifier, scope.source), [labelsOfNode(argument, scope)], scope.source);
}

function inMatch(node: SyntaxNode, scope: Scope): ImpossibleLabel[] {
  const clause = node.getChild("MatchingModifierClause");
  const sides = binaryOf(node);
  if (clause === null || sides === undefined) return [];
  const [left, right] = [labelsOfNode(sides.left, scope), labelsOfNode(sides.right, scope)];
  const one = clause.getChild("GroupLeft") === null ? left : right;
  return [
    ...(clause.getChild("On") === null
      ? []
      : impossible(clause, labelsIn(clause, scope.source), [left, right], scope.source)),
    ...impossible(clause, labelsIn(clause, scope.source, 1), [one], scope.source),
  ];
}

/**
 * Labels in `by`, `on`, `group_left` and `group_right` clauses that the series there cannot have. Throws a SyntaxError where
 * the expression is not valid PromQL.
 */
export function impossibleLabels(expression: string, labelsOfSeries: LabelsOfSeries): ImpossibleLabel[] {
  const scope = { source: expression, labelsOfSeries };
  return descendantsOf(treeOf(expression)).flatMap((node) => {
    if (node.name === "AggregateExpr") return inAggregation(node, scope);
    return node.name === "BinaryExpr" ? inMatch(node, scope) : [];
  });
}

import type { SyntaxNode } from "@lezer/common";
import { canHave, keep, type Labels, METRIC_NAME, NO_LABELS, union, without } from "./label-set.ts";
import { labelsOfMatch, matchingOf } from "./matching.ts";
import { isScalar } from "./scalar.ts";
import { type Selector, selectorAt } from "./selectors.ts";
import { argumentsOf, calleeOf, childrenOf, labelsIn, textOf, treeOf } from "./tree.ts";

/** The labels that the series of a selector can have, `__name__` included. */
export type LabelsOfSeries = (series: Pick<Selector, "metrics" | "equal">) => Labels;

/** An expression's text, and the labels of series. */
export interface Scope {
  readonly source: string;
  readonly labelsOfSeries: LabelsOfSeries;
}

/** Aggregations that select series and keep their labels. */
const CHOOSING = new Set(["topk", "bottomk", "limitk", "limit_ratio"]);
/** Functions that keep the metric's name; all others drop it. */
const KEEPING_NAME = /^(sort.*|last_over_time|first_over_time|label_replace|label_join)$/;
const OF_BUCKETS = new Set(["histogram_quantile", "histogram_fraction"]);
/** Functions whose labels depend on stored data. */
const UNKNOWN = new Set(["info", "histogram_quantiles"]);

const stringAt = (node: SyntaxNode | undefined, source: string) => (node ? textOf(node, source).slice(1, -1) : "");

function ofSelector(node: SyntaxNode, { source, labelsOfSeries }: Scope): Labels {
  const series = selectorAt(node, source);
  return keep(labelsOfSeries(series), (label) => series.equal[label] !== "");
}

function grouped(inside: Labels, modifier: SyntaxNode | null, source: string): Labels {
  if (modifier === null) return NO_LABELS;
  const named = labelsIn(modifier, source);
  if (modifier.getChild("Without") !== null) return without(inside, METRIC_NAME, ...named);
  return new Set(named.filter((label) => canHave(inside, label)));
}

function ofAggregation(node: SyntaxNode, scope: Scope): Labels {
  const operator = calleeOf(node, scope.source).toLowerCase();
  const [first, second] = argumentsOf(node);
  const inside = labelsOfNode(second ?? first ?? null, scope);
  if (CHOOSING.has(operator)) return inside;
  const groups = grouped(inside, node.getChild("AggregateModifier"), scope.source);
  return operator === "count_values" ? union(groups, new Set([stringAt(first, scope.source)])) : groups;
}

/** `absent` yields the labels that its argument matches with `=`. */
function ofAbsent(argument: SyntaxNode, scope: Scope): Labels {
  if (argument.name !== "VectorSelector") {
    const inner = /^(ParenExpr|MatrixSelector|OffsetExpr|StepInvariantExpr)$/.test(argument.name)
      ? argument.firstChild
      : null;
    return inner === null ? NO_LABELS : ofAbsent(inner, scope);
  }
  const { equal } = selectorAt(argument, scope.source);
  return new Set(Object.keys(equal).filter((label) => equal[label] !== ""));
}

function ofCall(node: SyntaxNode, scope: Scope): Labels {
  const name = calleeOf(node, scope.source);
  const given = argumentsOf(node);
  const vector = given.find((argument) => !isScalar(argument, scope.source));
  if (vector === undefined || name === "scalar") return NO_LABELS;
  if (UNKNOWN.has(name)) return undefined;
  if (name.startsWith("absent")) return ofAbsent(vector, scope);
  const labels = labelsOfNode(vector, scope);
  if (/^label_(replace|join)$/.test(name)) return union(labels, new Set([stringAt(given[1], scope.source)]));
  if (KEEPING_NAME.test(name)) return labels;
  return OF_BUCKETS.has(name) ? without(labels, METRIC_NAME, "le") : without(labels, METRIC_NAME);
}

function ofBinary(node: SyntaxNode, scope: Scope): Labels {
  const matching = matchingOf(node, scope.source);
  const { left, right } = matching;
  return labelsOfMatch(matching, labelsOfNode(left, scope), labelsOfNode(right, scope));
}

/** The labels that the result of a part of an expression can have. */
export function labelsOfNode(node: SyntaxNode | null, scope: Scope): Labels {
  if (node === null || isScalar(node, scope.source)) return NO_LABELS;
  switch (node.name) {
    case "VectorSelector":
      return ofSelector(node, scope);
    case "AggregateExpr":
      return ofAggregation(node, scope);
    case "FunctionCall":
      return ofCall(node, scope);
    case "BinaryExpr":
      return ofBinary(node, scope);
    case "UnaryExpr":
      return without(labelsOfNode(node.lastChild, scope), METRIC_NAME);
    default: // parentheses, a range, a subquery, an offset, @
      return labelsOfNode(node.firstChild, scope);
  }
}

/**
 * The labels that the result of an expression can have, `__name__` among them where it keeps a metric's name; undefined where
 * they are unknown. Throws a SyntaxError where it is not valid PromQL.
 */
export function labelsOf(expression: string, labelsOfSeries: LabelsOfSeries): Labels {
  const top = childrenOf(treeOf(expression)).find(({ name }) => name !== "LineComment");
  return labelsOfNode(top ?? null, { source: expression, labelsOfSeries });
}

/** Changes that cannot matter, since the rest of an expression decides: nobody could notice them. */
import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, childrenOf, unwrap } from "@petswipe/promql/tree";
import { textOf } from "./edit.ts";

/** Whether only the proportions of an expression's values matter: to a quantile, buckets may be rates or increases. */
export function isOfBuckets(node: SyntaxNode, source: string): boolean {
  const { parent } = node;
  if (parent === null) return false;
  const isQuantile = parent.name === "FunctionCall" && textOf(parent, source).startsWith("histogram_quantile");
  return isQuantile || isOfBuckets(parent, source);
}

/** Whether an expression is multiplied by 0, as it is: then it only matters for which series it has a value. */
export function isTimesZero(node: SyntaxNode, source: string): boolean {
  const { parent } = node;
  if (parent === null) return false;
  if (parent.name !== "BinaryExpr") return isTimesZero(parent, source);
  const [left, operator, right] = childrenOf(parent);
  return operator?.name === "Mul" && [left, right].some((side) => side && textOf(side, source) === "0");
}

/** Operators whose results have the labels of both sides, where nothing is said of how they match. */
const OF_BOTH = new Set(["And", "Add", "Sub", "Mul", "Div", "Mod", "Pow", "Gtr", "Lss", "Gte", "Lte", "Eql", "Neq"]);

interface Sides {
  readonly left: SyntaxNode;
  readonly operator: string;
  readonly right: SyntaxNode;
}

function sidesOf(node: SyntaxNode): Sides | undefined {
  const [left, operator, right, more] = node.name === "BinaryExpr" ? childrenOf(node) : [];
  // With a matching clause or `bool`, labels are not what they were.
  return left && operator && right && more === undefined ? { left, operator: operator.name, right } : undefined;
}

const matchersOf = (selector: SyntaxNode) => {
  const list = selector.getChild("LabelMatchers");
  return list === null ? [] : childrenOf(list);
};

/** Whether every result of an expression is as a matcher (`slo="a"`) asks, also without the one that begins at `except`. */
export function surelyMatches(expression: SyntaxNode, matcher: string, source: string, except = -1): boolean {
  const node = unwrap(expression);
  const matches = (each: SyntaxNode) => surelyMatches(each, matcher, source, except);
  if (node.name === "VectorSelector")
    return matchersOf(node).some((each) => each.from !== except && textOf(each, source) === matcher);
  const [argument] = argumentsOf(node);
  if (node.name === "FunctionCall" && node.firstChild && textOf(node.firstChild, source) === "absent")
    return argument?.name === "VectorSelector" && matches(argument);
  const sides = sidesOf(node);
  if (sides?.operator === "Or") return matches(sides.left) && matches(sides.right);
  return sides !== undefined && OF_BOTH.has(sides.operator) && (matches(sides.left) || matches(sides.right));
}

/** Whether the other side of an operator asks for the same as a matcher: then this one may ask for less. */
export function isRepeated(matcher: SyntaxNode, source: string): boolean {
  let node = matcher.parent?.parent?.parent ?? null;
  while (node !== null && (node.name === "ParenExpr" || OF_BOTH.has(sidesOf(node)?.operator ?? ""))) {
    if (surelyMatches(node, textOf(matcher, source), source, matcher.from)) return true;
    node = node.parent;
  }
  return false;
}

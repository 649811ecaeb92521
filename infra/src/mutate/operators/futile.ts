/** Changes that cannot matter, since the rest of an expression decides: nobody could notice them. */
import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, childrenOf, unwrap } from "../../promql/tree.ts";
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

/** A label with exactly one value, as it is written: `slo="a"`. */
type Pair = string;

const COMPARISONS = new Set(["Gtr", "Lss", "Gte", "Lte", "Eql", "Neq"]);

function sidesOf(node: SyntaxNode): { left: SyntaxNode; operator: string; right: SyntaxNode } | undefined {
  const [left, operator, right, more] = node.name === "BinaryExpr" ? childrenOf(node) : [];
  // With a matching clause or `bool`, labels are not what they were.
  return left && operator && right && more === undefined ? { left, operator: operator.name, right } : undefined;
}

/** The side of a comparison with a number that is no number. */
function compared(node: SyntaxNode): SyntaxNode | undefined {
  const sides = sidesOf(node);
  if (sides === undefined || !COMPARISONS.has(sides.operator)) return undefined;
  const [vector, other] = [sides.left, sides.right].filter(({ name }) => name !== "NumberDurationLiteral");
  return other === undefined ? vector : undefined;
}

const matchersOf = (selector: SyntaxNode) => {
  const list = selector.getChild("LabelMatchers");
  return list === null ? [] : childrenOf(list);
};

/** Whether every result of an expression has this label, also without the matcher that begins at `except`. */
export function surelyHas(expression: SyntaxNode, pair: Pair, source: string, except = -1): boolean {
  const node = unwrap(expression);
  const has = (each: SyntaxNode) => surelyHas(each, pair, source, except);
  if (node.name === "VectorSelector")
    return matchersOf(node).some((matcher) => matcher.from !== except && textOf(matcher, source) === pair);
  const [argument] = argumentsOf(node);
  if (node.name === "FunctionCall" && node.firstChild && textOf(node.firstChild, source) === "absent")
    return argument?.name === "VectorSelector" && has(argument);
  const vector = compared(node);
  if (vector !== undefined) return has(vector);
  const sides = sidesOf(node);
  if (sides?.operator === "And") return has(sides.left) || has(sides.right);
  return sides?.operator === "Or" && has(sides.left) && has(sides.right);
}

/** Whether what stands on the other side of an `and` asks for the same label as a matcher: then it may be left out. */
export function isRepeated(matcher: SyntaxNode, source: string): boolean {
  let node = matcher.parent?.parent ?? null;
  while (node !== null) {
    const { parent }: SyntaxNode = node;
    const isOpen = parent !== null && (parent.name === "ParenExpr" || compared(parent) !== undefined);
    if (!isOpen && sidesOf(parent ?? node)?.operator !== "And") return false;
    if (parent !== null && surelyHas(parent, textOf(matcher, source), source, matcher.from)) return true;
    node = parent;
  }
  return false;
}

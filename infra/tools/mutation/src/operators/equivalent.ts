/** Which changes of an expression would be equivalent: no test could kill such a mutant. */
import type { SyntaxNode } from "@lezer/common";
import { matchersOf } from "@petswipe/promql/selectors";
import { ancestorsOf, argumentsOf, type Binary, binaryOf, calleeOf, textOf, unwrap } from "@petswipe/promql/tree";

/** Whether a node is within a `histogram_quantile`, to which rates and increases of buckets are the same. */
export const isInQuantile = (node: SyntaxNode, source: string): boolean =>
  ancestorsOf(node).some(
    (each) => each.name === "FunctionCall" && calleeOf(each, source).startsWith("histogram_quantile"),
  );

/** Whether the operator around a node multiplies by 0: then only the labels of its series matter. */
export function isTimesZero(node: SyntaxNode, source: string): boolean {
  const nearest = ancestorsOf(node).find(({ name }) => name === "BinaryExpr");
  const { left, operator, right } = (nearest && binaryOf(nearest)) ?? {};
  return operator?.name === "Mul" && [left, right].some((side) => side && textOf(side, source) === "0");
}

/** Operators whose results have the labels of both sides, unless a clause says how they match. */
const OF_BOTH = new Set(["And", "Add", "Sub", "Mul", "Div", "Mod", "Pow", "Gtr", "Lss", "Gte", "Lte", "Eql", "Neq"]);

/** The sides of an operator without a matching clause or `bool`, which change labels. */
function plainBinaryOf(node: SyntaxNode): Binary | undefined {
  const binary = binaryOf(node);
  return binary?.operator.nextSibling?.from === binary?.right.from ? binary : undefined;
}

/** Whether every result of an expression has a label as a matcher (`slo="a"`) asks, even without the one that begins at `except`. */
export function alwaysMatches(expression: SyntaxNode, matcher: string, source: string, except = -1): boolean {
  const node = unwrap(expression);
  const matches = (each: SyntaxNode) => alwaysMatches(each, matcher, source, except);
  if (node.name === "VectorSelector")
    return matchersOf(node).some((each) => each.from !== except && textOf(each, source) === matcher);
  const [argument] = argumentsOf(node);
  if (node.name === "FunctionCall" && calleeOf(node, source) === "absent")
    return argument?.name === "VectorSelector" && matches(argument);
  const { left, operator, right } = plainBinaryOf(node) ?? {};
  if (!left || !operator || !right) return false;
  if (operator.name === "Or") return matches(left) && matches(right);
  return OF_BOTH.has(operator.name) && (matches(left) || matches(right));
}

/** Whether the other side of an operator has the same matcher: then dropping this one changes nothing. */
export function isRedundant(matcher: SyntaxNode, source: string): boolean {
  let node = matcher.parent?.parent?.parent ?? null;
  while (node !== null && (node.name === "ParenExpr" || OF_BOTH.has(plainBinaryOf(node)?.operator.name ?? ""))) {
    if (alwaysMatches(node, textOf(matcher, source), source, matcher.from)) return true;
    node = node.parent;
  }
  return false;
}

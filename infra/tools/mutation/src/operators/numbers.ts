import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, childrenOf, unwrap } from "@petswipe/promql/tree";
import { type Operator, textOf } from "./edit.ts";

/** Whole numbers up to this are also changed by 1. */
const SMALL = 10;

const COUNTING = new Set(["changes", "resets", "count_over_time"]);
const KEEPING = new Set(["sum", "max", "min"]);

/** Whether an expression's values are whole by themselves: ten percent more of such a bound may mean nothing. */
function isCount(expression: SyntaxNode, source: string): boolean {
  const node = unwrap(expression);
  const [last] = argumentsOf(node).slice(-1);
  if (node.name === "FunctionCall") return COUNTING.has(textOf(node.firstChild ?? node, source));
  if (node.name !== "AggregateExpr" || last === undefined) return false;
  const operation = textOf(node.firstChild ?? node, source);
  return operation === "count" || (KEEPING.has(operation) && isCount(last, source));
}

/** A number's neighbours in the text: what it is compared with, subtracted from, or an argument of. */
function surroundings(node: SyntaxNode, source: string): { readonly before: string; readonly after: string } {
  const { parent } = node;
  if (parent?.name === "BinaryExpr") {
    const [left, operator] = childrenOf(parent);
    const symbol = operator === undefined ? "" : textOf(operator, source);
    return left?.from === node.from ? { before: "", after: ` ${symbol}` } : { before: `${symbol} `, after: "" };
  }
  const call = parent?.name === "FunctionCallBody" ? parent.parent : null;
  return { before: call?.firstChild ? `${textOf(call.firstChild, source)}: ` : "", after: "" };
}

function values(node: SyntaxNode, source: string): number[] {
  const value = Number(textOf(node, source));
  const siblings = node.parent?.name === "BinaryExpr" ? childrenOf(node.parent) : [];
  const counted = siblings.some((sibling) => sibling.from !== node.from && isCount(sibling, source));
  const shares = counted ? [] : [1.1, 0.9].map((share) => Number((value * share).toPrecision(12)));
  const steps = Number.isInteger(value) && (value <= SMALL || counted) ? [value + 1, value - 1] : [];
  return [...shares, ...steps].filter((each) => each !== value);
}

/** Numbers ten percent larger and smaller; small whole ones by 1 as well; those that a count is compared with by 1 alone. */
export const numbers: Operator = (node, source) => {
  if (node.name !== "NumberDurationLiteral" || Number.isNaN(Number(textOf(node, source)))) return [];
  const { before, after } = surroundings(node, source);
  return values(node, source).map((value) => ({
    kind: "number",
    change: `${before}${textOf(node, source)}${after} → ${before}${value}${after}`,
    from: node.from,
    to: node.to,
    text: String(value),
  }));
};

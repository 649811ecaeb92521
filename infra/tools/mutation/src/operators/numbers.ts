import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, binaryOf, calleeOf, textOf, unwrap } from "@petswipe/promql/tree";
import type { Operator } from "./edit.ts";

/** Whole numbers up to this one are also changed by 1. */
const SMALL = 10;

const COUNTING = new Set(["changes", "resets", "count_over_time"]);
const KEEPING = new Set(["sum", "max", "min"]);

/** Whether an expression counts something: a limit of such a whole number that is 10% higher may be equivalent. */
function isCount(expression: SyntaxNode, source: string): boolean {
  const node = unwrap(expression);
  const [last] = argumentsOf(node).slice(-1);
  if (node.name === "FunctionCall") return COUNTING.has(calleeOf(node, source));
  if (node.name !== "AggregateExpr" || last === undefined) return false;
  const operation = calleeOf(node, source);
  return operation === "count" || (KEEPING.has(operation) && isCount(last, source));
}

/** The text before and after a number: the operator it is an operand of, or the function it is an argument of. */
function surroundings(node: SyntaxNode, source: string): { readonly before: string; readonly after: string } {
  const { parent } = node;
  const binary = parent && binaryOf(parent);
  if (binary) {
    const symbol = textOf(binary.operator, source);
    return binary.left.from === node.from ? { before: "", after: ` ${symbol}` } : { before: `${symbol} `, after: "" };
  }
  const call = parent?.name === "FunctionCallBody" ? parent.parent : null;
  return { before: call ? `${calleeOf(call, source)}: ` : "", after: "" };
}

function values(node: SyntaxNode, source: string): number[] {
  const value = Number(textOf(node, source));
  const { left, right } = (node.parent && binaryOf(node.parent)) ?? {};
  const counted = [left, right].some((side) => side && side.from !== node.from && isCount(side, source));
  const shares = counted ? [] : [1.1, 0.9].map((share) => Number((value * share).toPrecision(12)));
  const steps = Number.isInteger(value) && (value <= SMALL || counted) ? [value + 1, value - 1] : [];
  return [...shares, ...steps].filter((each) => each !== value);
}

/** Numbers plus and minus 10%; small whole ones plus and minus 1, too; those that a count is compared with only so. */
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

import type { SyntaxNode } from "@lezer/common";
import { numberAt } from "./number.ts";
import { binaryOf, descendantsOf, treeOf, unwrap } from "./tree.ts";

/** What remains of series: those whose value is on this side of a number. */
export interface Comparison {
  readonly operator: ">" | ">=" | "<" | "<=";
  readonly value: number;
}

const OPERATORS: Readonly<Record<string, Comparison["operator"]>> = { Gtr: ">", Gte: ">=", Lss: "<", Lte: "<=" };
const SWAPPED = { ">": "<", ">=": "<=", "<": ">", "<=": ">=" } as const;

/** The comparison that a part of the expression `source` is; none with `bool`, which keeps all series. */
function comparisonAt(node: SyntaxNode, source: string): Comparison | undefined {
  const inner = unwrap(node);
  const sides = binaryOf(inner);
  const operator = OPERATORS[sides?.operator.name ?? ""];
  if (sides === undefined || operator === undefined || inner.getChild("BoolModifier") !== null) return undefined;
  const [left, right] = [numberAt(sides.left, source), numberAt(sides.right, source)];
  if (right === undefined) return left === undefined ? undefined : { operator: SWAPPED[operator], value: left };
  return left === undefined ? { operator, value: right } : undefined;
}

/**
 * The comparisons of series with a number in an expression, outer ones first, then from the left; equality is none. Throws a
 * SyntaxError where the expression is not valid PromQL.
 */
export const comparisonsIn = (expression: string): Comparison[] =>
  descendantsOf(treeOf(expression))
    .filter(({ name }) => name === "BinaryExpr")
    .flatMap((node) => comparisonAt(node, expression) ?? []);

function first(node: SyntaxNode, source: string): Comparison | undefined {
  const { firstChild } = unwrap(node);
  return comparisonAt(node, source) ?? (firstChild === null ? undefined : first(firstChild, source));
}

/** The comparison that an expression's own value has passed: the first along its left sides. Throws as `comparisonsIn` does. */
export const comparisonOfValue = (expression: string): Comparison | undefined => first(treeOf(expression), expression);

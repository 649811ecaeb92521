import type { SyntaxNode } from "@lezer/common";
import { binaryOf, textOf, unwrap } from "./tree.ts";

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
};

/** The number that a part of the expression `source` is, as a literal or as arithmetic with literals. */
export function numberAt(node: SyntaxNode, source: string): number | undefined {
  const inner = unwrap(node);
  const sides = binaryOf(inner);
  if (sides === undefined) {
    const value = inner.name === "NumberDurationLiteral" ? Number(textOf(inner, source)) : Number.NaN;
    return Number.isFinite(value) ? value : undefined;
  }
  const [left, right] = [numberAt(sides.left, source), numberAt(sides.right, source)];
  return left === undefined || right === undefined ? undefined : ARITHMETIC[sides.operator.name]?.(left, right);
}

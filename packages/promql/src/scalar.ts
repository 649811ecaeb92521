import type { SyntaxNode } from "@lezer/common";
import { calleeOf } from "./tree.ts";

const SCALARS = new Set(["time", "pi", "scalar"]);

/** Whether a part of the expression `source` is a number or a string, not series. */
export function isScalar(node: SyntaxNode, source: string): boolean {
  const { firstChild: first, lastChild: last } = node;
  switch (node.name) {
    case "NumberDurationLiteral":
    case "StringLiteral":
      return true;
    case "FunctionCall":
      return SCALARS.has(calleeOf(node, source));
    case "ParenExpr":
    case "StepInvariantExpr":
      return first !== null && isScalar(first, source);
    case "UnaryExpr":
      return last !== null && isScalar(last, source);
    case "BinaryExpr":
      return first !== null && last !== null && isScalar(first, source) && isScalar(last, source);
    default:
      return false;
  }
}

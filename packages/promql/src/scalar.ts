import type { SyntaxNode } from "@lezer/common";

const SCALARS = new Set(["time", "pi", "scalar"]);

/** Whether a part of the expression `source` is one number (or a text), and no series. */
export function isScalar(node: SyntaxNode, source: string): boolean {
  const { firstChild: first, lastChild: last } = node;
  switch (node.name) {
    case "NumberDurationLiteral":
    case "StringLiteral":
      return true;
    case "FunctionCall":
      return first !== null && SCALARS.has(source.slice(first.from, first.to));
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

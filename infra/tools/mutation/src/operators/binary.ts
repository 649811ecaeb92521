import type { SyntaxNode } from "@lezer/common";
import { childrenOf } from "@petswipe/promql/tree";
import { type Operator, shorten, textOf } from "./edit.ts";

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  ">": [">=", "<"],
  "<": ["<=", ">"],
  ">=": [">", "<"],
  "<=": ["<", ">"],
  "==": ["!="],
  "!=": ["=="],
};
const ARITHMETIC: Readonly<Record<string, readonly string[]>> = { "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"] };
const LOGIC = new Set(["and", "or", "unless"]);

interface Binary {
  readonly left: SyntaxNode;
  readonly operator: SyntaxNode;
  readonly right: SyntaxNode;
}

function binaryOf(node: SyntaxNode): Binary | undefined {
  if (node.name !== "BinaryExpr") return undefined;
  const [left, operator, ...rest] = childrenOf(node);
  const right = rest.at(-1);
  return left && operator && right && { left, operator, right };
}

/** Each other symbol in place of an operator's; with the right operand in the description where that is short. */
function exchanged(kind: "comparison" | "arithmetic", table: typeof COMPARISONS): Operator {
  return (node, source) => {
    const binary = binaryOf(node);
    if (binary === undefined) return [];
    const symbol = textOf(binary.operator, source);
    const operand = shorten(textOf(binary.right, source));
    return (table[symbol] ?? []).map((text) => ({
      kind,
      change: `${symbol} ${operand} → ${text} ${operand}`,
      from: binary.operator.from,
      to: binary.operator.to,
      text,
    }));
  };
}

/** Comparisons turned round, and with or without equality. */
export const comparisons = exchanged("comparison", COMPARISONS);

/** `+` for `-`, `*` for `/`, and the other way round. */
export const arithmetic = exchanged("arithmetic", ARITHMETIC);

/** A comparison that answers 0 or 1 left to filter instead. */
export const bools: Operator = (node) =>
  node.name === "BoolModifier"
    ? [{ kind: "comparison", change: "bool dropped", from: node.from, to: node.to, text: "" }]
    : [];

/** `and`, `or` and `unless` reduced to either side. */
export const logic: Operator = (node, source) => {
  const binary = binaryOf(node);
  if (binary === undefined || !LOGIC.has(textOf(binary.operator, source))) return [];
  const { left, right } = binary;
  const after = source.slice(left.to, node.to).trim();
  const before = source.slice(node.from, right.from).trim();
  return [
    { kind: "logic", change: `without "${shorten(after)}"`, from: node.from, to: node.to, text: textOf(left, source) },
    {
      kind: "logic",
      change: `without "${shorten(before)}"`,
      from: node.from,
      to: node.to,
      text: textOf(right, source),
    },
  ];
};

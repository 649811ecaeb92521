import { binaryOf, textOf } from "@petswipe/promql/tree";
import { type Operator, shorten } from "./edit.ts";

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

/** An operator replaced by each of its alternatives. */
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

/** Comparisons reversed, and with or without equality. */
export const comparisons = exchanged("comparison", COMPARISONS);

/** `+` for `-`, `*` for `/`, and vice versa. */
export const arithmetic = exchanged("arithmetic", ARITHMETIC);

/** A comparison that returns 0 or 1 made to filter instead. */
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

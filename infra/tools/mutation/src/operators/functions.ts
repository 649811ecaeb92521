import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, calleeOf, textOf } from "@petswipe/promql/tree";
import type { Edit, Operator } from "./edit.ts";
import { isInQuantile, isTimesZero } from "./equivalent.ts";

const AGGREGATIONS: Readonly<Record<string, readonly string[]>> = {
  sum: ["max"],
  max: ["sum", "min"],
  min: ["max"],
  avg: ["max"],
  count: ["sum"],
};

const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  rate: ["increase"],
  increase: ["rate"],
  sum_over_time: ["max_over_time"],
  max_over_time: ["min_over_time"],
  min_over_time: ["max_over_time"],
  avg_over_time: ["max_over_time"],
  count_over_time: ["sum_over_time"],
};

/** Functions that change only some values of their first argument. */
const GUARDS = new Set(["abs", "clamp", "clamp_min", "clamp_max", "ceil", "floor", "round"]);

function renamed(
  kind: "aggregation" | "function",
  name: SyntaxNode,
  others: readonly string[],
  source: string,
): Edit[] {
  const { from, to } = name;
  return others.map((text) => ({ kind, change: `${textOf(name, source)} → ${text}`, from, to, text }));
}

/** `sum` for `max`, `max` for `min`, and the like. */
export const aggregations: Operator = (node, source) =>
  node.name === "AggregateOp" && !isTimesZero(node, source)
    ? renamed("aggregation", node, AGGREGATIONS[textOf(node, source)] ?? [], source)
    : [];

/** `rate` for `increase` and the like; guards such as `abs` and `clamp_min` dropped. */
export const functions: Operator = (node, source) => {
  if (node.name !== "FunctionCall" || node.firstChild === null) return [];
  const name = calleeOf(node, source);
  const [argument] = argumentsOf(node);
  if (GUARDS.has(name) && argument !== undefined) {
    const { from, to } = node;
    return [{ kind: "function", change: `${name} dropped`, from, to, text: `(${textOf(argument, source)})` }];
  }
  const isEquivalent = isInQuantile(node, source) || isTimesZero(node, source);
  return isEquivalent ? [] : renamed("function", node.firstChild, FUNCTIONS[name] ?? [], source);
};

/** How far ahead `predict_linear` looks: halved and doubled. */
export const horizons: Operator = (node, source) => {
  if (node.name !== "FunctionCall" || calleeOf(node, source) !== "predict_linear") return [];
  const [, horizon] = argumentsOf(node);
  if (horizon === undefined) return [];
  const before = textOf(horizon, source);
  return ["/", "*"].map((operator) => {
    const text = `(${before}) ${operator} 2`;
    return { kind: "function", change: `${before} ahead → ${text}`, from: horizon.from, to: horizon.to, text };
  });
};

import type { SyntaxNode } from "@lezer/common";
import { argumentsOf, childrenOf, descendantsOf, treeOf } from "@petswipe/promql/tree";
import { textOf } from "./operators/edit.ts";

export type Labels = Readonly<Record<string, string>>;

/** What a selector asks for: a metric, and labels at exactly one value. */
export interface Asked {
  /** Empty where it is a pattern, or not told: it may be any. */
  readonly name: string;
  readonly equals: Labels;
}

/**
 * What an expression needs in order to have any result: `true` for nothing, else a selector's series, or all, or any, of
 * several needs. It may claim less than is needed, never more.
 */
export type Need = true | Asked | { readonly all: readonly Need[] } | { readonly any: readonly Need[] };

/** Functions that have a result without any sample. */
const FROM_NOTHING = new Set(["absent", "absent_over_time", "vector", "scalar", "time"]);

function askedBy(selector: SyntaxNode, source: string): Asked {
  const name = selector.getChild("Identifier");
  const matchers = selector.getChild("LabelMatchers");
  const equals = (matchers === null ? [] : childrenOf(matchers)).flatMap((matcher) => {
    const [label, operator, literal] = childrenOf(matcher);
    if (!label || !operator || !literal || textOf(operator, source) !== "=") return [];
    return [[textOf(label, source), textOf(literal, source).slice(1, -1)] as const];
  });
  return { name: name === null ? "" : textOf(name, source), equals: Object.fromEntries(equals) };
}

function needOfBinary(node: SyntaxNode, source: string): Need {
  const [left, operator, ...rest] = childrenOf(node);
  const right = rest.at(-1);
  if (!left || !operator || !right) return true;
  const symbol = textOf(operator, source);
  if (symbol === "unless") return needOf(left, source);
  const both = [needOf(left, source), needOf(right, source)];
  return symbol === "or" ? { any: both } : { all: both };
}

function needOf(node: SyntaxNode, source: string): Need {
  if (node.name === "VectorSelector") return askedBy(node, source);
  if (node.name === "BinaryExpr") return needOfBinary(node, source);
  if (node.name === "FunctionCall" && FROM_NOTHING.has(textOf(node.firstChild ?? node, source))) return true;
  const isCall = node.name === "FunctionCall" || node.name === "AggregateExpr";
  return { all: (isCall ? argumentsOf(node) : childrenOf(node)).map((child) => needOf(child, source)) };
}

const needs = new Map<string, Need>();
const asked = new Map<string, readonly Asked[]>();

/** What an expression needs in order to have any result. Throws a SyntaxError where it is no PromQL. */
export function needOfExpression(expression: string): Need {
  const known = needs.get(expression) ?? needOf(treeOf(expression), expression);
  needs.set(expression, known);
  return known;
}

/** Everything that an expression selects. Throws a SyntaxError where it is no PromQL. */
export function askedByExpression(expression: string): readonly Asked[] {
  const known =
    asked.get(expression) ??
    descendantsOf(treeOf(expression))
      .filter(({ name }) => name === "VectorSelector")
      .map((node) => askedBy(node, expression));
  asked.set(expression, known);
  return known;
}

/** Whether series of this name may be selected that have these labels, and others of which nothing is known. */
export function mayBe({ name, equals }: Asked, metric: string, labels: Labels): boolean {
  if (name !== "" && name !== metric) return false;
  return Object.entries(equals).every(([label, value]) => labels[label] === undefined || labels[label] === value);
}

import type { SyntaxNode } from "@lezer/common";
import { METRIC_NAME } from "./label-set.ts";
import { ancestorsOf, binaryOf, calleeOf, childrenOf, descendantsOf, textOf, treeOf } from "./tree.ts";

/** Series that one selector of an expression selects, and what the expression does with them. */
export interface Selector {
  /** Metrics it may select; undefined where a pattern names them, or nothing does. */
  readonly metrics: readonly string[] | undefined;
  /** Labels it matches by, `__name__` excluded. */
  readonly labels: readonly string[];
  /** Labels that must have exactly one value; "" where series must not have the label. */
  readonly equal: Readonly<Record<string, string>>;
  /** Labels limited to a list of values: `job=~"a|b"`. */
  readonly oneOf: Readonly<Record<string, readonly string[]>>;
  /** As written, with its range. */
  readonly text: string;
  /** Its range: `5m`. */
  readonly range: string | undefined;
  /** The function or aggregation it is an argument of: `rate`. */
  readonly callee: string | undefined;
  /** How far the expression looks back for it: its range, offsets, and the ranges of subqueries around it. */
  readonly lookback: readonly string[];
}

/** What stands between a selector and the call that takes it. */
const AROUND_ARGUMENT = /^(MatrixSelector|OffsetExpr|StepInvariantExpr|AnchoredExpr|SmoothedExpr|ParenExpr)$/;
const LOOKING_BACK = /^(MatrixSelector|SubqueryExpr|OffsetExpr)$/;

/** The values that a matcher allows, when its pattern only lists them. */
const alternatives = (pattern: string): string[] | undefined =>
  /^[\w:]+(\|[\w:]+)*$/.test(pattern) ? pattern.split("|") : undefined;

const unquoted = (text: string): string => (/^["'`]/.test(text) ? text.slice(1, -1) : text);

/** The matchers in the braces of a VectorSelector, as nodes. */
export function matchersOf(selector: SyntaxNode): SyntaxNode[] {
  const list = selector.getChild("LabelMatchers");
  return list === null ? [] : childrenOf(list);
}

function selected(node: SyntaxNode, source: string): Pick<Selector, "metrics" | "labels" | "equal" | "oneOf"> {
  const pairs = matchersOf(node).map((matcher) => {
    const [label = "", operator = "", value = ""] = childrenOf(matcher).map((each) => unquoted(textOf(each, source)));
    return operator === "" ? { label: METRIC_NAME, operator: "=", value: label } : { label, operator, value };
  });
  const others = pairs.filter(({ label }) => label !== METRIC_NAME);
  const listed = pairs.flatMap(({ label, operator, value }) => {
    const values = /^=~?$/.test(operator) ? alternatives(value) : undefined;
    return values === undefined ? [] : [[label, values] as const];
  });
  const { [METRIC_NAME]: named, ...oneOf } = Object.fromEntries(listed);
  const name = node.getChild("Identifier");
  const equal = others.filter(({ operator }) => operator === "=").map(({ label, value }) => [label, value]);
  return {
    metrics: name === null ? named : [textOf(name, source)],
    labels: others.map(({ label }) => label),
    equal: Object.fromEntries(equal),
    oneOf,
  };
}

/** Where what a modifier applies to begins: the grammar takes `a / b offset 1h` for an offset of the whole quotient. */
function beginOfOperand(modified: SyntaxNode | null): number {
  const binary = modified && binaryOf(modified);
  return binary ? beginOfOperand(binary.right) : (modified?.from ?? 0);
}

/** What a VectorSelector of the expression `source` selects. */
export function selectorAt(node: SyntaxNode, source: string): Selector {
  const ancestors = ancestorsOf(node);
  const ranged = node.parent?.name === "MatrixSelector" ? node.parent : node;
  const [body] = ancestors.filter(({ name }) => !AROUND_ARGUMENT.test(name));
  const call = body?.name === "FunctionCallBody" ? body.parent : null;
  const lookback = ancestors
    .filter(({ name, firstChild }) => LOOKING_BACK.test(name) && beginOfOperand(firstChild) <= node.from)
    .flatMap((each) => each.getChild("DurationExpr") ?? each.getChild("OffsetDurationExpr") ?? []);
  const range = ranged.getChild("DurationExpr");
  return {
    ...selected(node, source),
    text: textOf(ranged, source),
    range: range === null ? undefined : textOf(range, source),
    callee: call === null ? undefined : calleeOf(call, source),
    lookback: lookback.map((duration) => textOf(duration, source)),
  };
}

/** Every selector of an expression. Throws a SyntaxError where it is not valid PromQL. */
export const selectorsIn = (expression: string): Selector[] =>
  descendantsOf(treeOf(expression))
    .filter(({ name }) => name === "VectorSelector")
    .map((node) => selectorAt(node, expression));

/** The metrics that an expression selects by name, each once. Throws as `selectorsIn` does. */
export const metricsIn = (expression: string): string[] => [
  ...new Set(selectorsIn(expression).flatMap(({ metrics = [] }) => metrics)),
];

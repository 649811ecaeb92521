import type { SyntaxNode } from "@lezer/common";
import { METRIC_NAME } from "./label-set.ts";
import { childrenOf, descendantsOf, treeOf } from "./tree.ts";

/** The series that a selector asks for. */
export interface SelectedSeries {
  /** Metrics that they may be of; undefined where a pattern tells, or nothing. */
  readonly metrics: readonly string[] | undefined;
  /** That they are matched by, `__name__` not among them. */
  readonly labels: readonly string[];
  /** Labels that have to have one value; "" where series must not have the label. */
  readonly equal: Readonly<Record<string, string>>;
  /** Values that labels may have, where a matcher lists them: `job=~"a|b"`. */
  readonly oneOf: Readonly<Record<string, readonly string[]>>;
}

/** The words that a regular expression lists, when it does nothing else. */
const alternatives = (pattern: string): string[] | undefined =>
  /^[\w:]+(\|[\w:]+)*$/.test(pattern) ? pattern.split("|") : undefined;

const unquoted = (text: string): string => (/^["'`]/.test(text) ? text.slice(1, -1) : text);

/** What a VectorSelector of the expression `source` asks for. */
export function selectedBy(selector: SyntaxNode, source: string): SelectedSeries {
  const textOf = ({ from, to }: SyntaxNode) => unquoted(source.slice(from, to));
  const list = selector.getChild("LabelMatchers");
  const matchers = (list === null ? [] : childrenOf(list)).map((matcher) => childrenOf(matcher).map(textOf));
  const pairs = matchers.flatMap(([label = "", operator = "", value = ""]) => [{ label, operator, value }]);
  const labels = pairs.filter(({ label, operator }) => operator !== "" && label !== METRIC_NAME);
  const listed = pairs.flatMap(({ label, operator, value }) => {
    const words = /^=~?$/.test(operator) ? alternatives(value) : undefined;
    return words === undefined ? [] : [[label, words] as const];
  });
  const { [METRIC_NAME]: named, ...oneOf } = Object.fromEntries(listed);
  const name = selector.getChild("Identifier");
  return {
    metrics: name === null ? named : [textOf(name)],
    labels: labels.map(({ label }) => label),
    equal: Object.fromEntries(
      labels.filter(({ operator }) => operator === "=").map(({ label, value }) => [label, value]),
    ),
    oneOf,
  };
}

/** The series that an expression asks for, by each of its selectors. Throws a SyntaxError where it is no PromQL. */
export const selectedIn = (expression: string): SelectedSeries[] =>
  descendantsOf(treeOf(expression))
    .filter(({ name }) => name === "VectorSelector")
    .map((selector) => selectedBy(selector, expression));

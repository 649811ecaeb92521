import { descendantsOf, treeOf } from "@petswipe/promql/tree";
import { arithmetic, bools, comparisons, logic } from "./binary.ts";
import type { Edit, Operator } from "./edit.ts";
import { aggregations, functions, horizons } from "./functions.ts";
import { grouping, matching } from "./labels.ts";
import { matchers } from "./matchers.ts";
import { numbers } from "./numbers.ts";
import { windows } from "./windows.ts";

const OPERATORS: readonly Operator[] = [
  numbers,
  comparisons,
  bools,
  arithmetic,
  logic,
  matching,
  matchers,
  aggregations,
  grouping,
  windows,
  functions,
  horizons,
];

/** Every edit of an expression, in the order of its text. Throws a SyntaxError where it is not valid PromQL. */
export function editsOf(expression: string): Edit[] {
  return descendantsOf(treeOf(expression)).flatMap((node) =>
    OPERATORS.flatMap((operator) => operator(node, expression)),
  );
}

/** The expression after an edit. */
export function edited(expression: string, { from, to, text }: Edit): string {
  return expression.slice(0, from) + text + expression.slice(to);
}

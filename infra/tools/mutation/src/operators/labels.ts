import type { SyntaxNode } from "@lezer/common";
import { labelsIn, textOf } from "@petswipe/promql/tree";
import type { Edit, Kind, Operator } from "./edit.ts";

/** A clause with a list of labels (`by (a, b)`): dropped, and without each label where there are several. */
function shorterClauses(kind: Kind, clause: SyntaxNode, source: string): Edit[] {
  const list = clause.getChild("GroupingLabels");
  const labels = labelsIn(clause, source);
  const whole = textOf(clause, source);
  const dropped = { kind, change: `${whole} dropped`, from: clause.from, to: clause.to, text: "" };
  if (list === null || labels.length < 2) return [dropped];
  const shorter = labels.map((label) => ({
    kind,
    change: `${whole} without ${label}`,
    from: list.from,
    to: list.to,
    text: `(${labels.filter((each) => each !== label).join(", ")})`,
  }));
  return [dropped, ...shorter];
}

/** Labels that an aggregation groups by: all dropped, and each where there are several. */
export const grouping: Operator = (node, source) =>
  node.name === "AggregateModifier" ? shorterClauses("aggregation", node, source) : [];

/** Labels of `on` and `ignoring`: all dropped, and each where there are several. */
export const matching: Operator = (node, source) =>
  node.name === "MatchingModifierClause" ? shorterClauses("matching", node, source) : [];

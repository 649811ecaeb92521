import type { SyntaxNode } from "@lezer/common";
import { textOf } from "@petswipe/promql/tree";
import { scaled } from "../duration.ts";
import type { Operator } from "./edit.ts";

/** Whether a duration is a range or an offset, not the step of a subquery. */
function isWindow(node: SyntaxNode): boolean {
  const parent = node.parent?.name ?? "";
  if (node.name === "OffsetDurationExpr") return parent === "OffsetExpr";
  if (node.name !== "DurationExpr") return false;
  return parent === "MatrixSelector" || (parent === "SubqueryExpr" && node.prevSibling?.name !== "DurationExpr");
}

/** Ranges, those of subqueries, and offsets: halved and doubled. */
export const windows: Operator = (node, source) => {
  if (!isWindow(node)) return [];
  const before = textOf(node, source);
  const name = node.name === "OffsetDurationExpr" ? "offset" : "window";
  return scaled(before).map((text) => ({
    kind: "window",
    change: `${name} ${before} → ${text}`,
    from: node.from,
    to: node.to,
    text,
  }));
};

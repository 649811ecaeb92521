import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** The tree of an expression. Throws a SyntaxError that shows where the expression is no PromQL. */
export function treeOf(expression: string): SyntaxNode {
  const tree = parser.parse(expression);
  tree.iterate({
    enter({ type, from }) {
      if (type.isError)
        throw new SyntaxError(`no PromQL: ${expression.slice(0, from)} <<here>> ${expression.slice(from)}`);
    },
  });
  return tree.topNode;
}

/** A node's children, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** A node and everything below it, outer ones first. */
export function descendantsOf(node: SyntaxNode): SyntaxNode[] {
  return [node, ...childrenOf(node).flatMap(descendantsOf)];
}

/** The arguments of a call or of an aggregation. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const body = call.getChild("FunctionCallBody");
  return body === null ? [] : childrenOf(body);
}

/** An expression without the parentheses around it. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const inside = node.name === "ParenExpr" ? node.firstChild : null;
  return inside === null ? node : unwrap(inside);
}

/** The labels in the first list (or another one) of a clause such as `by (a, b)` or `on (a) group_left (b)`. */
export function labelsIn(clause: SyntaxNode, source: string, list = 0): string[] {
  const labels = clause.getChildren("GroupingLabels")[list];
  return labels === undefined ? [] : childrenOf(labels).map(({ from, to }) => source.slice(from, to));
}

import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** The tree of an expression. Throws a SyntaxError that shows where the expression is not valid PromQL. */
export function treeOf(expression: string): SyntaxNode {
  const tree = parser.parse(expression);
  tree.iterate({
    enter({ type, from }) {
      if (type.isError)
        throw new SyntaxError(`invalid PromQL: ${expression.slice(0, from)} <<here>> ${expression.slice(from)}`);
    },
  });
  return tree.topNode;
}

/** The text of a node of the expression `source`. */
export const textOf = ({ from, to }: { readonly from: number; readonly to: number }, source: string): string =>
  source.slice(from, to);

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

/** Everything around a node, inner ones first. */
export const ancestorsOf = ({ parent }: SyntaxNode): SyntaxNode[] =>
  parent === null ? [] : [parent, ...ancestorsOf(parent)];

/** The name of the function or aggregation that a call is of. */
export const calleeOf = (call: SyntaxNode, source: string): string =>
  call.firstChild === null ? "" : textOf(call.firstChild, source);

/** The arguments of a call or of an aggregation. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const body = call.getChild("FunctionCallBody");
  return body === null ? [] : childrenOf(body);
}

/** The two sides of a binary operator. */
export interface Binary {
  readonly left: SyntaxNode;
  readonly operator: SyntaxNode;
  readonly right: SyntaxNode;
}

/** A node's two sides, where it is a binary operator with them. */
export function binaryOf(node: SyntaxNode): Binary | undefined {
  const { firstChild: left, lastChild: right } = node;
  const operator = left?.nextSibling;
  return node.name === "BinaryExpr" && left && operator && right ? { left, operator, right } : undefined;
}

/** An expression without the parentheses around it. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const inside = node.name === "ParenExpr" ? node.firstChild : null;
  return inside === null ? node : unwrap(inside);
}

/** The labels in the first list (or another one) of a clause such as `by (a, b)` or `on (a) group_left (b)`. */
export function labelsIn(clause: SyntaxNode, source: string, list = 0): string[] {
  const labels = clause.getChildren("GroupingLabels")[list];
  return labels === undefined ? [] : childrenOf(labels).map((label) => textOf(label, source));
}

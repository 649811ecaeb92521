import type { SyntaxNode } from "@lezer/common";
import { childrenOf, textOf } from "@petswipe/promql/tree";
import type { Edit, Operator } from "./edit.ts";
import { isRedundant } from "./equivalent.ts";

const OPPOSITE: Readonly<Record<string, string>> = { "=": "!=", "!=": "=", "=~": "!~", "!~": "=~" };

/** The alternatives of a regular expression, split at each `|` outside of parentheses and classes. */
export function alternativesOf(regex: string): string[] {
  const found = [""];
  let depth = 0;
  for (const [token] of regex.matchAll(/\\.|[^\\]/gs)) {
    if (token === "(" || token === "[") depth++;
    if (token === ")" || token === "]") depth--;
    if (token === "|" && depth === 0) found.push("");
    else found[found.length - 1] += token;
  }
  return found;
}

function dropped(matcher: SyntaxNode, source: string): Edit[] {
  const list = matcher.parent;
  if (list === null || isRedundant(matcher, source)) return [];
  const others = childrenOf(list).filter(({ from }) => from !== matcher.from);
  const text = others.length === 0 ? "" : `{${others.map((each) => textOf(each, source)).join(",")}}`;
  return [{ kind: "matcher", change: `${textOf(matcher, source)} dropped`, from: list.from, to: list.to, text }];
}

function negated(matcher: SyntaxNode, operator: SyntaxNode, source: string): Edit[] {
  const text = OPPOSITE[textOf(operator, source)];
  if (text === undefined) return [];
  const after = source.slice(matcher.from, operator.from) + text + source.slice(operator.to, matcher.to);
  return [
    { kind: "matcher", change: `${textOf(matcher, source)} → ${after}`, from: operator.from, to: operator.to, text },
  ];
}

function shorterLists(matcher: SyntaxNode, literal: SyntaxNode, source: string): Edit[] {
  const isNegative = textOf(literal.prevSibling ?? literal, source) === "!~";
  const quoted = textOf(literal, source);
  const quote = quoted.slice(0, 1);
  const alternatives = alternativesOf(quoted.slice(1, -1));
  if (alternatives.length < 2 || (isNegative && isRedundant(matcher, source))) return [];
  return alternatives.map((alternative, index) => ({
    kind: "matcher",
    change: `${textOf(matcher, source)} without "${alternative}"`,
    from: literal.from,
    to: literal.to,
    text: quote + alternatives.toSpliced(index, 1).join("|") + quote,
  }));
}

/**
 * Label matchers dropped (unless the other side of an operator has the same), negated, and without each alternative of a
 * regular expression.
 */
export const matchers: Operator = (node, source) => {
  const operator = node.getChild("MatchOp");
  const literal = node.getChild("StringLiteral");
  if (!/^(Unq|Q)uotedLabelMatcher$/.test(node.name) || operator === null || literal === null) return [];
  const isRegex = textOf(operator, source).endsWith("~");
  return [
    ...dropped(node, source),
    ...negated(node, operator, source),
    ...(isRegex ? shorterLists(node, literal, source) : []),
  ];
};

import type { SyntaxNode } from "@lezer/common";
import { canHave, keep, type Labels, METRIC_NAME, union, without } from "./label-set.ts";
import { isScalar } from "./scalar.ts";
import { binaryOf, labelsIn, textOf } from "./tree.ts";

/** How a binary operator matches the series of its sides. */
export interface Matching {
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  readonly operator: string;
  /** Whether it compares without `bool`: then it only drops series. */
  readonly filters: boolean;
  /** The side that is a number, which every series of the other one matches. */
  readonly scalar?: "left" | "right";
  /** Whether series match by these labels only, or by all others; `ignoring` none without a clause. */
  readonly by: "on" | "ignoring";
  readonly labels: readonly string[];
  /** The "many" side of `group_left` or `group_right`, and the labels that it takes from the "one" side. */
  readonly many?: "left" | "right";
  readonly included: readonly string[];
  /** Whether `fill` gives series without a match one. */
  readonly fills: boolean;
}

function clauseOf(node: SyntaxNode, source: string): Pick<Matching, "by" | "labels" | "many" | "included"> {
  const clause = node.getChild("MatchingModifierClause");
  if (clause === null) return { by: "ignoring", labels: [], included: [] };
  const many = clause.getChild("GroupLeft") ? "left" : clause.getChild("GroupRight") ? "right" : undefined;
  return {
    by: clause.getChild("On") === null ? "ignoring" : "on",
    labels: labelsIn(clause, source),
    ...(many && { many }),
    included: labelsIn(clause, source, 1),
  };
}

/** How a BinaryExpr of the expression `source` matches. */
export function matchingOf(node: SyntaxNode, source: string): Matching {
  const binary = binaryOf(node);
  if (binary === undefined) throw new SyntaxError(`invalid PromQL: ${textOf(node, source)} does not have two sides`);
  const { left, operator, right } = binary;
  const scalar = isScalar(left, source) ? "left" : isScalar(right, source) ? "right" : undefined;
  return {
    left,
    right,
    operator: textOf(operator, source).toLowerCase(),
    filters: /^(Eql|Neq|Gtr|Gte|Lss|Lte)$/.test(operator.name) && node.getChild("BoolModifier") === null,
    ...(scalar && { scalar }),
    ...clauseOf(node, source),
    fills: node.getChild("FillModifier") !== null,
  };
}

/** Labels of a side's series that match: labels that are matched by are on both sides, or on neither. */
function matched({ by, labels }: Matching, side: Labels, other: Labels): Labels {
  const isMatched = (label: string) => label !== METRIC_NAME && labels.includes(label) === (by === "on");
  return keep(side, (label) => !isMatched(label) || canHave(other, label));
}

function ofPairs(matching: Matching, left: Labels, right: Labels): Labels {
  const { by, labels, many, included } = matching;
  if (many !== undefined) {
    const [side, other] = many === "left" ? [left, right] : [right, left];
    return union(
      without(matched(matching, side, other), ...included),
      new Set(included.filter((label) => canHave(other, label))),
    );
  }
  if (by === "ignoring") return without(matched(matching, left, right), ...labels);
  return new Set(labels.filter((label) => canHave(left, label) && canHave(right, label)));
}

/** The labels that the result of a binary operator can have, by those of its two sides. */
export function labelsOfMatch(matching: Matching, left: Labels, right: Labels): Labels {
  const { operator, filters, scalar, fills } = matching;
  if (operator === "or") return union(left, right);
  if (operator === "unless") return left;
  if (operator === "and") return matched(matching, left, right);
  if (fills) return undefined;
  const labels = scalar === undefined ? ofPairs(matching, left, right) : scalar === "left" ? right : left;
  return filters ? labels : without(labels, METRIC_NAME);
}

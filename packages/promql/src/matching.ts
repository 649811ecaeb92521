import type { SyntaxNode } from "@lezer/common";
import { canHave, keep, type Labels, METRIC_NAME, union, without } from "./label-set.ts";
import { isScalar } from "./scalar.ts";
import { childrenOf, labelsIn } from "./tree.ts";

/** How a binary operator finds the partners of series. */
export interface Matching {
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
  readonly operator: string;
  /** Whether series stay as they are where they are compared. */
  readonly filters: boolean;
  /** The one side that is a number, to which every series is a partner. */
  readonly scalar?: "left" | "right";
  /** Labels that partners share (`on`), or all of theirs but some (`ignoring`, of none without a clause). */
  readonly by: "on" | "ignoring";
  readonly labels: readonly string[];
  /** The side with several series for one of the other, and labels that it takes from that. */
  readonly many?: "left" | "right";
  readonly taken: readonly string[];
  /** Whether series without a partner get one. */
  readonly fills: boolean;
}

function clauseOf(node: SyntaxNode, source: string): Pick<Matching, "by" | "labels" | "many" | "taken"> {
  const clause = node.getChild("MatchingModifierClause");
  if (clause === null) return { by: "ignoring", labels: [], taken: [] };
  const many = clause.getChild("GroupLeft") ? "left" : clause.getChild("GroupRight") ? "right" : undefined;
  return {
    by: clause.getChild("On") === null ? "ignoring" : "on",
    labels: labelsIn(clause, source),
    ...(many && { many }),
    taken: labelsIn(clause, source, 1),
  };
}

/** How a BinaryExpr of the expression `source` matches. */
export function matchingOf(node: SyntaxNode, source: string): Matching {
  const [left, operator, ...rest] = childrenOf(node);
  const right = rest.at(-1);
  if (left === undefined || operator === undefined || right === undefined)
    throw new SyntaxError(`no PromQL: ${source.slice(node.from, node.to)} has not two sides`);
  const scalar = isScalar(left, source) ? "left" : isScalar(right, source) ? "right" : undefined;
  return {
    left,
    right,
    operator: source.slice(operator.from, operator.to).toLowerCase(),
    filters: /^(Eql|Neq|Gtr|Gte|Lss|Lte)$/.test(operator.name) && node.getChild("BoolModifier") === null,
    ...(scalar && { scalar }),
    ...clauseOf(node, source),
    fills: node.getChild("FillModifier") !== null,
  };
}

/** Labels of a side's series that have a partner: what is matched by, both have, or neither. */
function partnered({ by, labels }: Matching, side: Labels, other: Labels): Labels {
  const isMatched = (label: string) => label !== METRIC_NAME && labels.includes(label) === (by === "on");
  return keep(side, (label) => !isMatched(label) || canHave(other, label));
}

function ofPairs(matching: Matching, left: Labels, right: Labels): Labels {
  const { by, labels, many, taken } = matching;
  if (many !== undefined) {
    const [side, other] = many === "left" ? [left, right] : [right, left];
    return union(
      without(partnered(matching, side, other), ...taken),
      new Set(taken.filter((label) => canHave(other, label))),
    );
  }
  if (by === "ignoring") return without(partnered(matching, left, right), ...labels);
  return new Set(labels.filter((label) => canHave(left, label) && canHave(right, label)));
}

/** The labels that the result of a binary operator can have, by those of its two sides. */
export function labelsOfMatch(matching: Matching, left: Labels, right: Labels): Labels {
  const { operator, filters, scalar, fills } = matching;
  if (operator === "or") return union(left, right);
  if (operator === "unless") return left;
  if (operator === "and") return partnered(matching, left, right);
  if (fills) return undefined;
  const labels = scalar === undefined ? ofPairs(matching, left, right) : scalar === "left" ? right : left;
  return filters ? labels : without(labels, METRIC_NAME);
}

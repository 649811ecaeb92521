import { parser } from "@prometheus-io/lezer-promql";

/** A part of an expression: its kind in the grammar, and where it stands. */
export interface Part {
  readonly kind: string;
  readonly parent: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A metric that an expression selects. */
export interface Selector {
  readonly name: string;
  /** That it matches by. */
  readonly labels: readonly string[];
}

/** Every part of an expression, outer ones first. Throws a SyntaxError that shows where the expression is no PromQL. */
export function partsOf(expression: string): Part[] {
  const parts: Part[] = [];
  parser.parse(expression).iterate({
    enter({ type, from, to, node }) {
      if (type.isError)
        throw new SyntaxError(`no PromQL: ${expression.slice(0, from)} <<here>> ${expression.slice(from)}`);
      parts.push({ kind: type.name, parent: node.parent?.name ?? "", text: expression.slice(from, to), from, to });
    },
  });
  return parts;
}

/** The metrics that an expression selects. */
export function selectorsOf(expression: string): Selector[] {
  const parts = partsOf(expression);
  const selectors = parts.filter(({ kind }) => kind === "VectorSelector");
  return selectors.map(({ from, to }) => {
    const inside = parts.filter((part) => part.from >= from && part.to <= to);
    return {
      name: inside.find(({ kind }) => kind === "Identifier")?.text ?? "",
      labels: inside.filter(({ kind }) => kind === "LabelName").map(({ text }) => text),
    };
  });
}

/** How far an expression looks back: the lengths of its ranges, subqueries and offsets. */
export function windowsOf(expression: string): string[] {
  const parents = ["MatrixSelector", "SubqueryExpr", "OffsetExpr"];
  return partsOf(expression)
    .filter(({ kind, parent }) => /^(Offset)?DurationExpr$/.test(kind) && parents.includes(parent))
    .map(({ text }) => text);
}

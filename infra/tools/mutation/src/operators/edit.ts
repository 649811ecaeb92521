import type { SyntaxNode } from "@lezer/common";

/** What is changed in a rule. */
export const KINDS = [
  "number",
  "comparison",
  "arithmetic",
  "logic",
  "matching",
  "matcher",
  "aggregation",
  "window",
  "function",
  "for",
  "label",
  "annotation",
] as const;
export type Kind = (typeof KINDS)[number];

/** A change of a rule's expression: the text from one place to another becomes another text. */
export interface Edit {
  readonly kind: Kind;
  /** As people read it: `> 0.1 → > 0.11`. Two edits of one expression may read the same. */
  readonly change: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All that an operator changes at a node of the expression `source`. */
export type Operator = (node: SyntaxNode, source: string) => Edit[];

export const textOf = ({ from, to }: { readonly from: number; readonly to: number }, source: string): string =>
  source.slice(from, to);

const LONGEST = 60;

/** The beginning of a text that is too long for a line. */
export const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

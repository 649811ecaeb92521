import type { SyntaxNode } from "@lezer/common";

/** What a mutant changes in a rule. */
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
  /** Its description: `> 0.1 → > 0.11`. Two edits of one expression may have the same. */
  readonly change: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** All edits of one kind at a node of the expression `source`. */
export type Operator = (node: SyntaxNode, source: string) => Edit[];

const LONGEST = 60;

/** A text, cut to the length of a line. */
export const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

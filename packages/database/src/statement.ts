import type { Operation, Table } from "@petswipe/metrics";

/** A SQL statement with the labels that its metrics carry. `Row` is what it returns, as node-pg parses it. */
export interface Statement<Row> {
  readonly operation: Operation;
  readonly table: Table;
  readonly text: string;
  /** Only there for the type of its rows. */
  readonly row?: Row;
}

const KEYWORDS: Record<Operation, RegExp> = {
  select: /\bselect\b/i,
  insert: /\binsert\s+into\b/i,
  update: /\bupdate\b/i,
  delete: /\bdelete\s+from\b/i,
};

/**
 * Declares a statement once, at module level. Throws when the text contains no such operation, or never names the
 * table: the labels of its metrics would lie.
 */
export function statement<Row>(operation: Operation, table: Table, text: string): Statement<Row> {
  if (!KEYWORDS[operation].test(text)) throw new Error(`This statement is no ${operation}: ${text}`);
  if (table !== "none" && !new RegExp(`\\b${table}\\b`).test(text)) {
    throw new Error(`This statement never names the table ${table}: ${text}`);
  }
  return { operation, table, text };
}

import type { Operation, Table } from "@petswipe/metrics";

/** A SQL statement with the labels of its metrics. `Row` is the type of its rows as node-pg parses them. */
export interface Statement<Row> {
  readonly operation: Operation;
  readonly table: Table;
  readonly text: string;
  /** Never set; carries the type of the rows. */
  readonly row?: Row;
}

const KEYWORDS: Record<Operation, RegExp> = {
  select: /\bselect\b/i,
  insert: /\binsert\s+into\b/i,
  update: /\bupdate\b/i,
  delete: /\bdelete\s+from\b/i,
};

/**
 * Declares a statement, once, at module level. Throws if the text lacks the operation or the table, since the labels of
 * its metrics would be wrong.
 */
export function statement<Row>(operation: Operation, table: Table, text: string): Statement<Row> {
  if (!KEYWORDS[operation].test(text)) throw new Error(`Not a statement of type ${operation}: ${text}`);
  if (table !== "none" && !new RegExp(`\\b${table}\\b`).test(text)) {
    throw new Error(`Statement does not use table ${table}: ${text}`);
  }
  return { operation, table, text };
}

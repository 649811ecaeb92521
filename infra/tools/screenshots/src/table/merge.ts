import type { Frame, Row } from "./frame.ts";

/** Whether two rows have no different values in a column of both. */
const agree = (a: Row, b: Row) => Object.keys(b).every((column) => a[column] === undefined || a[column] === b[column]);

/**
 * Grafana's transformation `merge`: one table of several. Rows are one when they are equal in the columns that all tables have,
 * and agree in the others. A table without rows is ignored.
 */
export function merge(frames: readonly Frame[]): Frame {
  const filled = frames.filter(({ rows }) => rows.length > 0);
  const columns = [...new Set(filled.flatMap((frame) => frame.columns))];
  const common = columns.filter((column) => filled.every((frame) => frame.columns.includes(column)));
  const byKey = new Map<string, Row[]>();
  for (const row of filled.flatMap(({ rows }) => rows)) {
    const key = JSON.stringify(common.map((column) => row[column] ?? null));
    const similar = byKey.get(key) ?? [];
    const index = similar.findIndex((other) => agree(other, row));
    if (index === -1) byKey.set(key, [...similar, row]);
    else byKey.set(key, similar.with(index, { ...similar[index], ...row }));
  }
  return { columns, rows: [...byKey.values()].flat() };
}

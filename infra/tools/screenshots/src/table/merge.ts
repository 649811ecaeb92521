import type { Frame, Row } from "./frame.ts";

/** Whether two rows say nothing that contradicts the other. */
const agree = (a: Row, b: Row) => Object.keys(b).every((column) => a[column] === undefined || a[column] === b[column]);

/**
 * One table of several, as Grafana's transformation does it: rows are one when they are equal in the columns that all tables
 * have, and agree in the others. A table without rows counts for nothing.
 */
export function merge(frames: readonly Frame[]): Frame {
  const filled = frames.filter(({ rows }) => rows.length > 0);
  const columns = [...new Set(filled.flatMap((frame) => frame.columns))];
  const common = columns.filter((column) => filled.every((frame) => frame.columns.includes(column)));
  const byKey = new Map<string, Row[]>();
  for (const row of filled.flatMap(({ rows }) => rows)) {
    const key = JSON.stringify(common.map((column) => row[column] ?? null));
    const alike = byKey.get(key) ?? [];
    const index = alike.findIndex((other) => agree(other, row));
    if (index === -1) byKey.set(key, [...alike, row]);
    else byKey.set(key, alike.with(index, { ...alike[index], ...row }));
  }
  return { columns, rows: [...byKey.values()].flat() };
}

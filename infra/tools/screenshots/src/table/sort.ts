import type { CellValue, Frame } from "./frame.ts";

function compare(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en");
}

const isEmpty = (value: CellValue | undefined) => value === undefined || Number.isNaN(value);

/** Rows by a column, greatest first; empty cells are last. */
export function sortedDescending(frame: Frame, column: string): Frame {
  const rows = frame.rows.toSorted((first, second) => {
    const [a, b] = [first[column], second[column]];
    return isEmpty(a) || isEmpty(b) ? Number(isEmpty(a)) - Number(isEmpty(b)) : compare(b, a);
  });
  return { ...frame, rows };
}

import type { CellValue, Frame } from "./frame.ts";

export interface SortBy {
  readonly displayName: string;
  readonly desc?: boolean;
}

function compare(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "").localeCompare(String(b ?? ""), "en");
}

const isEmpty = (value: CellValue | undefined) => value === undefined || Number.isNaN(value);

/** Rows by a column; empty cells are last in either direction. */
export function sorted(frame: Frame, { displayName, desc = false }: SortBy): Frame {
  const rows = frame.rows.toSorted((first, second) => {
    const [a, b] = [first[displayName], second[displayName]];
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
    return desc ? compare(b, a) : compare(a, b);
  });
  return { ...frame, rows };
}

import type { Size } from "./kind.ts";

/** A box in which something is shown, one of several of the same size. */
export interface Cell extends Size {
  readonly columns: number;
}

const GAP = 8;

/** The number of columns, from 1 on, that is best for so many boxes by a measure of their size. */
export function bestCells(count: number, { width, height }: Size, measure: (size: Size) => number): Cell {
  const cells = Array.from({ length: Math.max(1, count) }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    return {
      columns,
      width: Math.floor((width - GAP * (columns - 1)) / columns),
      height: Math.floor((height - GAP * (rows - 1)) / rows),
    };
  });
  return cells.reduce((best, cell) => (measure(cell) > measure(best) ? cell : best));
}

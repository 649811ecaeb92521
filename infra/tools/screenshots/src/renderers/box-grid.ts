import type { Size } from "./panel-renderer.ts";

/** One of several boxes of the same size. */
export interface Cell extends Size {
  readonly columns: number;
}

const GAP_PX = 8;

/** The arrangement of a number of boxes in columns whose boxes have the greatest measure. */
export function bestCells(count: number, { width, height }: Size, measure: (size: Size) => number): Cell {
  const cells = Array.from({ length: Math.max(1, count) }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(count / columns);
    return {
      columns,
      width: Math.floor((width - GAP_PX * (columns - 1)) / columns),
      height: Math.floor((height - GAP_PX * (rows - 1)) / rows),
    };
  });
  return cells.reduce((best, cell) => (measure(cell) > measure(best) ? cell : best));
}

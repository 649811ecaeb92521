/** Grafana's grid: 24 columns, and rows of 30 pixels. */
export const COLUMNS = 24;

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Positions for boxes in reading order, from row `top` on: as many side by side as fit, the next line below the tallest box
 * of the previous one. Throws a RangeError on a box wider than the grid.
 */
export function flow(sizes: readonly Size[], top: number): Place[] {
  let [x, y, tallest] = [0, top, 0];
  return sizes.map(({ width, height }) => {
    if (!(width >= 1 && width <= COLUMNS))
      throw new RangeError(`a panel of ${width} columns: expected 1 to ${COLUMNS}`);
    if (x + width > COLUMNS) [x, y, tallest] = [0, y + tallest, 0];
    const place = { x, y, w: width, h: height };
    x += width;
    tallest = Math.max(tallest, height);
    return place;
  });
}

/** The first row below all positions. */
export const below = (places: readonly Place[]): number => Math.max(0, ...places.map(({ y, h }) => y + h));

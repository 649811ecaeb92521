import { darker, lighter } from "./color.ts";
import { clipped, d, ellipse, type Markup, path } from "./svg.ts";

/** A drawn animal in parts, so that accessories can be added. */
export interface Drawing {
  /** Drawn first: tails, shells. */
  behind?: Markup;
  body: Markup;
  head: Markup;
  /** The neck's height and half its width. */
  neck: { y: number; w: number };
  /** The position of a hat or a flower. */
  crown: { y: number; w: number };
}

/** Shoulders that extend beyond the picture, with a chest in another color. */
export function shoulders(coat: { base: string; light: string }, half: number, top: number): Markup {
  const outline = d`M${400 - half},1000C${400 - half},${top + 190} ${400 - half * 0.72},${top} 400,${top}S${400 + half},${top + 190} ${400 + half},1000Z`;
  return (
    path(outline, darker(coat.base, 0.1)) +
    path(
      d`M${400 - half * 0.5},1000C${400 - half * 0.56},${top + 130} ${400 - half * 0.3},${top + 40} 400,${top + 40}S${400 + half * 0.56},${top + 130} ${400 + half * 0.5},1000Z`,
      coat.light,
    ) +
    clipped("t", outline, ellipse(400, top + 50, half, 74, darker(coat.base, 0.45), 'opacity=".25"')) // the head's shadow
  );
}

/** A head's outline: half-width, top, chin, and width of the jaw (0 pointed, 1 square). */
export function skull(w: number, top: number, chin: number, jaw: number): string {
  const h = chin - top;
  const j = w * jaw;
  return d`M400,${top}C${400 + w * 0.62},${top} ${400 + w},${top + h * 0.22} ${400 + w},${top + h * 0.53}C${400 + w},${top + h * 0.82} ${400 + j},${chin} 400,${chin}S${400 - w},${top + h * 0.82} ${400 - w},${top + h * 0.53}C${400 - w},${top + h * 0.22} ${400 - w * 0.62},${top} 400,${top}Z`;
}

/** Three tufts of fur on the left cheek; mirror them for the right. */
export const cheekTufts = (w: number, y: number, color: string): Markup =>
  path(
    d`M${400 - w + 40},${y - 70}L${400 - w - 34},${y - 18}L${400 - w + 2},${y - 8}L${400 - w - 30},${y + 42}L${400 - w + 22},${y + 36}L${400 - w + 14},${y + 84}L${400 - w + 110},${y + 70}Z`,
    color,
    `stroke="${color}" stroke-width="12"`,
  );

/** The tuft between the ears. */
export const forelock = (top: number, color: string): Markup =>
  path(
    d`M340,${top + 40}Q350,${top - 30} 385,${top - 6}Q392,${top - 52} 420,${top - 12}Q452,${top - 34} 462,${top + 40}Z`,
    color,
  );

/** A highlight on the forehead. */
export const gloss = (y: number, coat: string): Markup => ellipse(360, y, 90, 42, lighter(coat, 0.5), 'opacity=".22"');

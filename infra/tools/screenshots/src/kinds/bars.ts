import { THEME } from "../colors.ts";
import { html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import type { Kind } from "./kind.ts";
import { type Reduced, reducedOf } from "./reduced.ts";

const TEXT = 13;
const [TALLEST, LEAST] = [40, 20];
const GAP = 6;

/** How much of the way between two ends a value is, from 0 to 1. */
export const shareOf = (value: number, min: number, max: number): number =>
  max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;

const numbers = (all: readonly Reduced[]) => all.flatMap(({ value }) => (value === undefined ? [] : [value]));

/** Values side by side as horizontal bars, from the field's least to its greatest, or the greatest of all. */
export const bars: Kind = (drawing) => {
  const all = reducedOf(drawing);
  const { size, palette } = drawing;
  const fit = Math.max(1, Math.floor((size.height + GAP) / (LEAST + GAP)));
  const shown = all.length > fit ? all.slice(0, fit - 1) : all;
  const rest = all.length - shown.length;
  const count = shown.length + (rest > 0 ? 1 : 0);
  const height = Math.min(TALLEST, Math.floor((size.height - GAP * (count - 1)) / count));
  const names = all.map(({ line }) => line.name);
  const colors = palette(names);
  const widest = (texts: readonly string[]) => Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, TEXT))));
  const nameWidth = Math.min(size.width * 0.4, widest(names) + 8);
  const textWidth = widest(all.map(({ text }) => text)) + 8;
  const greatest = Math.max(...numbers(all), 0);
  const rows = shown.map(({ line, value, text, color }) => {
    const { min = Math.min(...numbers(all), 0), max = greatest } = line.field;
    const paint = color ?? colors.get(line.name) ?? THEME.text;
    const share = value === undefined ? 0 : shareOf(value, min, max);
    return html`<div class="bar" style="height:${height}px"><div class="name" style="width:${nameWidth}px">${line.name}</div><div class="track"><div style="width:${(share * 100).toFixed(1)}%;background:${paint}"></div></div><div class="value" style="width:${textWidth}px;color:${paint}">${text}</div></div>`;
  });
  const more = rest > 0 ? html`<div class="more">+${rest} more</div>` : undefined;
  return html`<div class="bars" style="gap:${GAP}px">${rows}${more}</div>`;
};

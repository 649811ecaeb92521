import { THEME } from "../colors.ts";
import { BAR_GAUGE } from "../supported/bar-gauge.ts";
import { html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { panelRenderer } from "./panel-renderer.ts";
import { reducedOf } from "./reduced.ts";

const TEXT_PX = 13;
const [TALLEST_PX, LEAST_PX] = [40, 20];
const GAP_PX = 6;

/** The position of a value between two ends, from 0 to 1. */
export const shareOf = (value: number, min: number, max: number): number =>
  max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0;

/** The newest values as horizontal bars, from the field's minimum to its maximum, by default the greatest value. */
export const bars = panelRenderer(BAR_GAUGE, (drawing) => {
  const all = reducedOf(drawing);
  const { size, palette } = drawing;
  const fit = Math.max(1, Math.floor((size.height + GAP_PX) / (LEAST_PX + GAP_PX)));
  const shown = all.length > fit ? all.slice(0, fit - 1) : all;
  const rest = all.length - shown.length;
  const count = shown.length + (rest > 0 ? 1 : 0);
  const height = Math.min(TALLEST_PX, Math.floor((size.height - GAP_PX * (count - 1)) / count));
  const names = all.map(({ line }) => line.name);
  const colors = palette(names);
  const widest = (texts: readonly string[]) => Math.ceil(Math.max(0, ...texts.map((text) => widthOf(text, TEXT_PX))));
  const nameWidth = Math.min(size.width * 0.4, widest(names) + 8);
  const textWidth = widest(all.map(({ text }) => text)) + 8;
  const greatest = Math.max(0, ...all.flatMap(({ value }) => value ?? []));
  const rows = shown.map(({ line, value, text, color }) => {
    const { min, max = greatest } = line.field;
    const paint = color ?? colors.get(line.name) ?? THEME.text;
    const share = value === undefined ? 0 : shareOf(value, min, max);
    return html`<div class="bar" style="height:${height}px"><div class="name" style="width:${nameWidth}px">${line.name}</div><div class="track"><div style="width:${(share * 100).toFixed(1)}%;background:${paint}"></div></div><div class="value" style="width:${textWidth}px;color:${paint}">${text}</div></div>`;
  });
  const more = rest > 0 ? html`<div class="more">+${rest} more</div>` : undefined;
  return html`<div class="bars" style="gap:${GAP_PX}px">${rows}${more}</div>`;
});

import { THEME } from "../colors.ts";
import { STAT } from "../supported/stat.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { bestCells, type Cell } from "./box-grid.ts";
import { panelRenderer, type Size } from "./panel-renderer.ts";
import { type Reduced, reducedOf } from "./reduced.ts";

const LARGEST_PX = 48;
const NAME_PX = 15;
const PADDING_PX = 10;

/** The greatest font size at which every value has room. */
function fontSize(texts: readonly string[], hasNames: boolean, { width, height }: Size): number {
  const widest = Math.max(...texts.map((text) => widthOf(text, 100))) / 100;
  return Math.min(LARGEST_PX, (width - 2 * PADDING_PX) / widest, (height - (hasNames ? NAME_PX + 8 : 0)) * 0.6);
}

function box({ line, text, color = THEME.text }: Reduced<unknown>, cell: Cell, size: number, hasName: boolean): Html {
  const name = hasName ? html`<div class="name" style="font-size:${NAME_PX}px">${line.name}</div>` : undefined;
  const value = html`<div class="value" style="font-size:${Math.round(size)}px">${text}</div>`;
  const style = `width:${cell.width}px;height:${cell.height}px;color:${color}`;
  return html`<div class="stat" style="${style}"><div class="front">${name}${value}</div></div>`;
}

/** The newest value of each series, as large as it fits. */
export const stat = panelRenderer(STAT, (drawing) => {
  const all = reducedOf(drawing);
  const texts = all.map(({ text }) => text);
  const hasNames = drawing.panel.options.textMode === "value_and_name";
  const cell = bestCells(all.length, drawing.size, (size) => fontSize(texts, hasNames, size));
  const size = fontSize(texts, hasNames, cell);
  return html`<div class="cells">${all.map((one) => box(one, cell, size, hasNames))}</div>`;
});

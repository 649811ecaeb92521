import { readableOn, THEME } from "../colors.ts";
import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";
import { bestCells, type Cell } from "./cells.ts";
import type { Drawing, Kind, Size } from "./kind.ts";
import { type Reduced, reducedOf } from "./reduced.ts";
import { sparkline } from "./sparkline.ts";

const LARGEST = 48;
const NAME = 15;
const PADDING = 10;

type TextMode = "auto" | "value" | "value_and_name" | "name" | "none";

const hasName = (mode: TextMode, count: number) =>
  mode === "value_and_name" || mode === "name" || (mode === "auto" && count > 1);
const hasValue = (mode: TextMode) => mode !== "name" && mode !== "none";

/** The greatest size at which every value has room. */
function fontSize(texts: readonly string[], named: boolean, { width, height }: Size): number {
  const widest = Math.max(...texts.map((text) => widthOf(text, 100))) / 100;
  return Math.min(LARGEST, (width - 2 * PADDING) / widest, (height - (named ? NAME + 8 : 0)) * 0.6);
}

function backgroundOf(mode: string, color: string): string {
  if (mode === "background") return `background:${color};color:${readableOn(color)}`;
  if (mode === "none") return `color:${THEME.text}`;
  if (mode !== "value") throw new Error(`a stat coloured by "${mode}" is not known here`);
  return `color:${color}`;
}

function box(one: Reduced, cell: Cell, size: number, { panel, range, asked }: Drawing, named: boolean): Html {
  const { graphMode = "none", colorMode = "value", textMode = "auto" } = panel.options ?? {};
  const color = one.color ?? THEME.text;
  const past =
    graphMode === "area" && asked.length > 0 && one.value !== undefined
      ? sparkline(one.line, range, color, { width: cell.width, height: Math.round(cell.height * 0.4) })
      : undefined;
  const name = named ? html`<div class="name" style="font-size:${NAME}px">${one.line.name}</div>` : undefined;
  const value = hasValue(textMode)
    ? html`<div class="value" style="font-size:${Math.round(size)}px">${one.text}</div>`
    : undefined;
  const style = `width:${cell.width}px;height:${cell.height}px;${backgroundOf(colorMode, color)}`;
  return html`<div class="stat" style="${style}">${past}<div class="front">${name}${value}</div></div>`;
}

/** The newest value of each series, as large as it fits, with its past behind it. */
export const stat: Kind = (drawing) => {
  const all = reducedOf(drawing);
  const texts = all.map(({ text }) => text);
  const named = hasName(drawing.panel.options?.textMode ?? "auto", all.length);
  const cell = bestCells(all.length, drawing.size, (size) => fontSize(texts, named, size));
  const size = fontSize(texts, named, cell);
  return html`<div class="cells">${all.map((one) => box(one, cell, size, drawing, named))}</div>`;
};

import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";

/** A name with its color. */
export interface Entry {
  readonly name: string;
  readonly color: string;
}

const LINE_PX = 20;
const TEXT_PX = 12;
/** The color before a name and the space after it. */
const AROUND_PX = 34;
/** Of the panel's height; in Grafana a longer legend scrolls. */
const MAX_SHARE = 0.35;

function lineCount(names: readonly string[], width: number): number {
  let [lines, x] = [1, 0];
  for (const name of names) {
    const needed = widthOf(name, TEXT_PX) + AROUND_PX;
    if (x > 0 && x + needed > width) [lines, x] = [lines + 1, 0];
    x += needed;
  }
  return lines;
}

/** The number of entries that have room, with the count of the others. */
function fitting(entries: readonly Entry[], width: number, lines: number): number {
  const names = entries.map(({ name }) => name);
  if (lineCount(names, width) <= lines) return names.length;
  let count = names.length - 1;
  while (count > 0 && lineCount([...names.slice(0, count), "+99 more"], width) > lines) count--;
  return count;
}

/** A legend below a chart, and its height in pixels. */
export function legend(entries: readonly Entry[], width: number, panelHeight: number): { html: Html; height: number } {
  const maxLines = Math.max(1, Math.floor((panelHeight * MAX_SHARE) / LINE_PX));
  const count = fitting(entries, width, maxLines);
  const shown = entries.slice(0, count);
  const rest = entries.length - count;
  const names = [...shown.map(({ name }) => name), ...(rest > 0 ? ["+99 more"] : [])];
  const items = shown.map(
    ({ name, color }) => html`<span class="entry"><i style="background:${color}"></i>${name}</span>`,
  );
  const more = rest > 0 ? html`<span class="entry more">+${rest} more</span>` : undefined;
  return { html: html`<div class="legend">${items}${more}</div>`, height: lineCount(names, width) * LINE_PX + 4 };
}

import { type Html, html } from "../text/html.ts";
import { widthOf } from "../text/width.ts";

/** What a colour stands for. */
export interface Entry {
  readonly name: string;
  readonly color: string;
}

const LINE = 20;
const SIZE = 12;
/** The mark before a name and the space after it. */
const AROUND = 34;
/** Of the panel; what needs more is scrolled in Grafana. */
const SHARE = 0.35;

function lineCount(names: readonly string[], width: number): number {
  let [lines, x] = [1, 0];
  for (const name of names) {
    const needed = widthOf(name, SIZE) + AROUND;
    if (x > 0 && x + needed > width) [lines, x] = [lines + 1, 0];
    x += needed;
  }
  return lines;
}

/** How many entries have room, with a word about those that have none. */
function fitting(entries: readonly Entry[], width: number, lines: number): number {
  const names = entries.map(({ name }) => name);
  if (lineCount(names, width) <= lines) return names.length;
  let count = names.length - 1;
  while (count > 0 && lineCount([...names.slice(0, count), "+99 more"], width) > lines) count--;
  return count;
}

/** A legend below a chart, and how many pixels high it is. */
export function legend(entries: readonly Entry[], width: number, panelHeight: number): { html: Html; height: number } {
  const most = Math.max(1, Math.floor((panelHeight * SHARE) / LINE));
  const count = fitting(entries, width, most);
  const shown = entries.slice(0, count);
  const rest = entries.length - count;
  const names = [...shown.map(({ name }) => name), ...(rest > 0 ? ["+99 more"] : [])];
  const items = shown.map(
    ({ name, color }) => html`<span class="entry"><i style="background:${color}"></i>${name}</span>`,
  );
  const more = rest > 0 ? html`<span class="entry more">+${rest} more</span>` : undefined;
  return { html: html`<div class="legend">${items}${more}</div>`, height: lineCount(names, width) * LINE + 4 };
}

import type { Dashboard, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { COLUMNS } from "@petswipe/monitoring/dashboards/layout";
import type { Range } from "@petswipe/prometheus-client";
import type { MarkKind } from "./annotations.ts";
import type { Size } from "./kinds/kind.ts";
import { periodInWords, rangeInWords } from "./period.ts";
import { GAP, MARGIN, ROW, STYLE } from "./style.ts";
import { type Html, html } from "./text/html.ts";
import { choices } from "./variables.ts";

/** Pixels from left to right. */
export const WIDTH = 1600;

/** How many pixels a panel of so many columns and rows takes. */
export function sizeOf({ w, h }: { readonly w: number; readonly h: number }): Size {
  const column = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS;
  return { width: Math.floor(w * column + (w - 1) * GAP), height: h * ROW + (h - 1) * GAP };
}

/** What a page says besides its panels. */
export interface PageOptions {
  readonly dashboard: Dashboard;
  /** Such as `1h`. */
  readonly range: string;
  readonly shown: Pick<Range, "from" | "to">;
  readonly marks: readonly MarkKind[];
  /** Where all this comes from. */
  readonly source: string;
}

const isRow = (panel: { readonly type: string }): panel is RowPanel => panel.type === "row";

const heading = ({ title = "", gridPos }: RowPanel): Html =>
  html`<div class="row" style="grid-column:1/-1;grid-row:${(gridPos?.y ?? 0) + 1}">${title}</div>`;

const choice = (label: string, text: string): Html =>
  html`<span class="choice"><b>${label}</b><span>${text}</span></span>`;

const markChoice = ({ name, color, marks }: MarkKind): Html =>
  html`<span class="choice"><span><i style="background:${color}"></i>${name}: ${marks.length}</span></span>`;

/** A page of its own with all panels of a dashboard at their places. */
export function pageOf({ dashboard, range, shown, marks, source }: PageOptions, panels: readonly Html[]): string {
  const { title = "", description = "", panels: models = [] } = dashboard;
  const time = `${rangeInWords(range)} (${periodInWords(shown)})`;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>
<div class="top"><h1>${title}</h1><p>${description}</p>${choice("Time", time)}</div>
<div class="choices">${choices(dashboard).map(({ label, text }) => choice(label, text))}${marks.map(markChoice)}</div>
<main class="grid">${models.filter(isRow).map(heading)}${panels}</main>
<footer>${source}</footer>
</body></html>
`;
  return page.text;
}

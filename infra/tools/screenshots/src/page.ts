import type { Dashboard, RowPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import { COLUMNS } from "@petswipe/monitoring/dashboards/layout";
import type { Range } from "@petswipe/prometheus-client";
import type { AnnotationLayer } from "./annotations.ts";
import type { Size } from "./renderers/panel-renderer.ts";
import { GAP_PX, MARGIN_PX, ROW_PX, STYLE } from "./style.ts";
import { type Html, html } from "./text/html.ts";
import { periodInWords, rangeInWords } from "./time-range.ts";
import { selections } from "./variables.ts";

export const WIDTH_PX = 1600;

/** The size of a panel in pixels, from its columns and rows. */
export function sizeOf({ w, h }: { readonly w: number; readonly h: number }): Size {
  const column = (WIDTH_PX - 2 * MARGIN_PX - (COLUMNS - 1) * GAP_PX) / COLUMNS;
  return { width: Math.floor(w * column + (w - 1) * GAP_PX), height: h * ROW_PX + (h - 1) * GAP_PX };
}

/** What a page shows besides its panels. */
export interface PageOptions {
  readonly dashboard: Dashboard;
  /** Such as `1h`. */
  readonly range: string;
  readonly shown: Pick<Range, "from" | "to">;
  readonly layers: readonly AnnotationLayer[];
  /** How the page was made, for its footer. */
  readonly source: string;
}

const isRow = (panel: { readonly type: string }): panel is RowPanel => panel.type === "row";

const heading = ({ title = "", gridPos }: RowPanel): Html =>
  html`<div class="row" style="grid-column:1/-1;grid-row:${(gridPos?.y ?? 0) + 1}">${title}</div>`;

const selection = (label: string, text: string): Html =>
  html`<span class="selection"><b>${label}</b><span>${text}</span></span>`;

const layer = ({ name, color, annotations }: AnnotationLayer): Html =>
  html`<span class="selection"><span><i style="background:${color}"></i>${name}: ${annotations.length}</span></span>`;

/** A self-contained page with all panels of a dashboard at their positions. */
export function pageOf({ dashboard, range, shown, layers, source }: PageOptions, panels: readonly Html[]): string {
  const { title = "", description = "", panels: models = [] } = dashboard;
  const time = `${rangeInWords(range)} (${periodInWords(shown)})`;
  const selected = selections(dashboard).map(({ label, text }) => selection(label, text));
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body>
<div class="top"><h1>${title}</h1><p>${description}</p>${selection("Time", time)}</div>
<div class="selections">${selected}${layers.map(layer)}</div>
<main class="grid">${models.filter(isRow).map(heading)}${panels}</main>
<footer>${source}</footer>
</body></html>
`;
  return page.text;
}

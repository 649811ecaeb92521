import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { absentJobs } from "@petswipe/monitoring/dashboards/absent-jobs";
import { COLUMNS } from "@petswipe/monitoring/dashboards/layout";
import { type PanelModel, panelsOf } from "@petswipe/monitoring/dashboards/model";
import { shown, type View } from "@petswipe/monitoring/dashboards/time";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";
import { annotationsOn } from "./annotations.ts";
import { createPalette } from "./colors.ts";
import { pageOf, sizeOf, WIDTH_PX } from "./page.ts";
import { framed, insideOf } from "./panel.ts";
import { answersTo, type QueryContext } from "./query-panel.ts";
import type { Drawing } from "./renderers/panel-renderer.ts";
import { unsupportedIn } from "./supported/dashboard.ts";
import type { Html } from "./text/html.ts";
import { rangeOf } from "./time-range.ts";
import { selectedValues } from "./variables.ts";

export interface RenderOptions {
  /** The duration that is shown, such as `1h`; by default the dashboard's own. */
  readonly range?: string | undefined;
  /** The end of the range, in Unix seconds. */
  readonly to: number;
  /** The scrape interval that the data source is configured with, in seconds. */
  readonly scrapeInterval: number;
  /** How the page was made, for its footer. */
  readonly source: string;
}

/** A dashboard with data from a Prometheus. */
export interface Rendered {
  readonly html: string;
  readonly panels: number;
  /** Panels with a query that yields nothing, by title. */
  readonly withoutData: readonly string[];
  /** Panels with a query that was rejected, by title. */
  readonly rejected: readonly string[];
}

/** What is the same for all panels of a dashboard. */
type Common = Omit<QueryContext, "view"> &
  Pick<Drawing, "annotations" | "palette"> & { readonly view: Omit<View, "points"> };

/** Queries a panel, a point for each pixel at most, and draws it. */
async function drawPanel(panel: PanelModel, { view, annotations, palette, ...common }: Common) {
  const size = insideOf(sizeOf(panel.gridPos ?? { w: COLUMNS, h: 8 }));
  const panelView = { ...view, points: size.width };
  const answers = await answersTo(panel, { ...common, view: panelView });
  const { range } = shown(panelView, panel.interval);
  return { answers, html: framed({ panel, annotations, palette, size, range, asked: answers.asked }, answers) };
}

/**
 * Draws a dashboard as it opens, as a self-contained page. Throws an error that names each panel and property that cannot be
 * drawn, and one when Prometheus does not answer.
 */
export async function render(api: PrometheusApi, dashboard: Dashboard, options: RenderOptions): Promise<Rendered> {
  const unsupported = unsupportedIn(dashboard);
  if (unsupported.length > 0) throw new Error(`${dashboard.title}:\n  ${unsupported.join("\n  ")}`);
  const range = options.range ?? rangeOf(dashboard);
  const view = { to: options.to, seconds: durationMs(range) / 1000, scrapeInterval: options.scrapeInterval };
  const values = selectedValues(dashboard);
  const layers = await annotationsOn(api, dashboard, { ...view, points: WIDTH_PX }, values);
  const absent = absentJobs((await api.targets()).map(({ labels }) => labels.job));
  const annotations = layers.flatMap((layer) => layer.annotations);
  const common = { api, view, values, absent, annotations, palette: createPalette() };
  const drawn: Html[] = [];
  const [withoutData, rejected]: [string[], string[]] = [[], []];
  const panels = panelsOf(dashboard);
  for (const panel of panels) {
    const { answers, html } = await drawPanel(panel, common).catch((cause: Error) => {
      throw new Error(`${dashboard.title}, ${cause.message}`, { cause });
    });
    drawn.push(html);
    if (answers.empty.length > 0) withoutData.push(panel.title ?? "");
    if (answers.errors.length > 0) rejected.push(panel.title ?? "");
  }
  const period = { from: options.to - view.seconds, to: options.to };
  const html = pageOf({ dashboard, range, shown: period, layers, source: options.source }, drawn);
  return { html, panels: panels.length, withoutData, rejected };
}

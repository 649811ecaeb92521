import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import { absentJobs } from "@petswipe/monitoring/dashboards/absent";
import { COLUMNS } from "@petswipe/monitoring/dashboards/layout";
import { type PanelModel, panelsOf } from "@petswipe/monitoring/dashboards/model";
import { shown, type View } from "@petswipe/monitoring/dashboards/time";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { durationMs } from "@petswipe/promql/duration";
import { marksOn } from "./annotations.ts";
import { answersTo, type Question } from "./answers.ts";
import { openPalette } from "./colors.ts";
import type { Drawing } from "./kinds/kind.ts";
import { pageOf, sizeOf, WIDTH } from "./page.ts";
import { framed, insideOf } from "./panel.ts";
import { rangeOf } from "./period.ts";
import type { Html } from "./text/html.ts";
import { chosenValues } from "./variables.ts";

export interface RenderOptions {
  /** How far to look back, such as `1h`; the dashboard's own range without one. */
  readonly range?: string | undefined;
  /** The last moment that is shown, in Unix seconds. */
  readonly to: number;
  /** What the data source is told of the applications' interval, in seconds. */
  readonly scrapeInterval: number;
  /** Where all this comes from, in words. */
  readonly source: string;
}

/** A dashboard with what a Prometheus says. */
export interface Rendered {
  readonly html: string;
  readonly panels: number;
  /** Panels with a query that yields nothing, by title. */
  readonly withoutData: readonly string[];
  /** Panels with a query that was refused, by title. */
  readonly refused: readonly string[];
}

/** What is the same for all panels of a dashboard. */
type Common = Omit<Question, "view"> & Pick<Drawing, "marks" | "palette"> & { readonly view: Omit<View, "points"> };

/** Asks for a panel and draws it, with as many points as it has pixels. */
async function drawPanel(panel: PanelModel, { view, marks, palette, ...common }: Common) {
  const size = insideOf(sizeOf(panel.gridPos ?? { w: COLUMNS, h: 8 }));
  const panelView = { ...view, points: size.width };
  const answers = await answersTo(panel, { ...common, view: panelView });
  const { range } = shown(panelView, panel.interval);
  return { answers, html: framed({ panel, marks, palette, size, range, asked: answers.asked }, answers) };
}

/**
 * Draws a dashboard, with everything chosen that can be chosen, as a page of its own. Throws an error that names the dashboard
 * and the panel for what cannot be drawn, and one when Prometheus does not answer.
 */
export async function render(api: PrometheusApi, dashboard: Dashboard, options: RenderOptions): Promise<Rendered> {
  const range = options.range ?? rangeOf(dashboard);
  const view = { to: options.to, seconds: durationMs(range) / 1000, scrapeInterval: options.scrapeInterval };
  const values = chosenValues(dashboard);
  const marks = await marksOn(api, dashboard, { ...view, points: WIDTH }, values);
  const absent = absentJobs((await api.targets()).map(({ labels }) => labels.job));
  const common = { api, view, values, absent, marks: marks.flatMap((kind) => kind.marks), palette: openPalette() };
  const drawn: Html[] = [];
  const [withoutData, refused]: [string[], string[]] = [[], []];
  const panels = panelsOf(dashboard);
  for (const panel of panels) {
    const { answers, html } = await drawPanel(panel, common).catch((cause: Error) => {
      throw new Error(`${dashboard.title}, ${cause.message}`, { cause });
    });
    drawn.push(html);
    if (answers.empty.length > 0) withoutData.push(panel.title ?? "");
    if (answers.errors.length > 0) refused.push(panel.title ?? "");
  }
  const period = { from: options.to - view.seconds, to: options.to };
  const html = pageOf({ dashboard, range, shown: period, marks, source: options.source }, drawn);
  return { html, panels: panels.length, withoutData, refused };
}

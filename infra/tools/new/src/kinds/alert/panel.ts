import type { TimeSeriesPanel } from "@petswipe/monitoring/dashboards/spec";
import type { Dashboard } from "@petswipe/monitoring/links";
import type { Draft } from "../../draft.ts";
import { type MetricFacts, wordsOf } from "../../metric-facts.ts";
import { description, unitOf, valueOver } from "../../queries.ts";
import { addPanel, LINE, linkAlert, panelsShowing, sectionAt } from "../../sections.ts";
import { code, type Sourced } from "../../source.ts";
import { WINDOW } from "./condition.ts";

/** A panel of the value that the alert watches, with its threshold as a line. Returns its dashboard. */
function newPanel(draft: Draft, place: string, alert: string, metric: MetricFacts): Dashboard {
  const section = sectionAt(place, draft);
  const { source, imports } = valueOver(metric, WINDOW.text);
  const unit = unitOf(metric.name);
  const help = description(metric);
  const panel: Sourced<TimeSeriesPanel> & { readonly title: string } = {
    kind: "timeseries",
    title: metric.type === "gauge" ? wordsOf(metric.name) : `${wordsOf(metric.name)} in ${WINDOW.text}`,
    description: help.text,
    unit: code(unit),
    queries: [{ expr: code(source), legend: wordsOf(metric.name).toLowerCase() }],
    thresholds: code(`thresholdsOf(${JSON.stringify(alert)})`),
    alerts: [code(JSON.stringify(alert))],
    width: LINE,
  };
  addPanel(draft, section, panel, [unit, "thresholdsOf", ...imports, ...help.imports]);
  return section.dashboard;
}

/** Shows an alert on a dashboard: in a new panel at a place, or else in the one that shows its metric. Returns the dashboard. */
export function showAlert(
  draft: Draft,
  {
    alert,
    metric,
    place,
    usual,
  }: {
    readonly alert: string;
    readonly metric: MetricFacts;
    readonly place: string | undefined;
    readonly usual: Dashboard;
  },
): Dashboard {
  if (place !== undefined) return newPanel(draft, place, alert, metric);
  const [shown] = panelsShowing(metric.name, usual, draft);
  if (shown === undefined)
    throw new Error(`no panel shows ${metric.name}: say where to put one, --panel <dashboard>/<section>`);
  linkAlert(draft, shown, alert);
  return shown.dashboard;
}

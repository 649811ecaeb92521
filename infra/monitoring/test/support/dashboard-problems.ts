import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { topics } from "../../src/alerts/topics.ts";
import { problemsOfDashboard } from "../../src/lint/dashboards/dashboard-rules.ts";
import { knownFrom } from "../../src/lint/dashboards/known.ts";
import { ruleFiles } from "../../src/rule-files.ts";
import { panelOf, sampleDashboard } from "./sample-dashboard.ts";

const { HighErrorRate } = topics.availability;

/** The real rules, and one alert: its runbook is the one that the sample links to. */
export const context = {
  ...knownFrom(ruleFiles, "35d"),
  topics: { availability: { HighErrorRate: { ...HighErrorRate, dashboard: "overview" } } },
  runbooks: new Set(["HighErrorRate"]),
  scrapeInterval: "15s",
} as const;

/** The sample's problems after a change. */
export function problemsAfter(change: (model: Model) => unknown, surroundings: object = {}): string[] {
  const model = sampleDashboard();
  change(model);
  return problemsOfDashboard("overview", model, { ...context, ...surroundings });
}

/** The same after a change of one panel. */
export const problemsOfPanel = (change: (panel: ReturnType<typeof panelOf>) => unknown, title = "Duration"): string[] =>
  problemsAfter((model) => change(panelOf(model, title)));

/** The place of the panel's first query. */
export const QUERY_A = 'dashboard overview, panel "Duration", query A';

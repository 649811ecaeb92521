import type { Dashboard as Model } from "@grafana/grafana-foundation-sdk/dashboard";
import { topics } from "../../src/alerts/topics.ts";
import { faultsOfDashboard } from "../../src/lint/dashboards/dashboard-faults.ts";
import { knownFrom } from "../../src/lint/dashboards/known.ts";
import { ruleFiles } from "../../src/rule-files.ts";
import { panelOf, sampleDashboard } from "./sample-dashboard.ts";

const { HighErrorRate } = topics.availability;

/** All real rules, and a single alert, whose runbook the sample links to. */
export const ground = {
  ...knownFrom(ruleFiles, "35d"),
  topics: { availability: { HighErrorRate: { ...HighErrorRate, dashboard: "overview" } } },
  runbooks: new Set(["HighErrorRate"]),
  scrapeInterval: "15s",
} as const;

/** The problems found in the sample after a change. */
export function tell(change: (model: Model) => unknown, surroundings: object = {}): string[] {
  const model = sampleDashboard();
  change(model);
  return faultsOfDashboard("overview", model, { ...ground, ...surroundings });
}

/** The same after a change of its panel "Duration", or of another panel. */
export const tellOf = (change: (panel: ReturnType<typeof panelOf>) => unknown, title = "Duration"): string[] =>
  tell((model) => change(panelOf(model, title)));

/** The place of its first query. */
export const QUERY_A = 'dashboard overview, panel "Duration", query A';

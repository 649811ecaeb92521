import { catalogue, type MetricName } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { metricsIn } from "@petswipe/promql/selectors";
import { anyChoice } from "../dashboards/interpolate.ts";
import { panelsOf } from "../dashboards/model.ts";
import { dashboardModels, type Models } from "../dashboards/models.ts";
import { ruleFiles } from "../rule-files.ts";
import { type RuleFiles, rulesIn } from "../rules/rule-file.ts";
import { nameOfRule, syntaxErrorIn } from "./parseable.ts";

/** One of our metrics, and what uses it: panels, as `dashboard / panel`, and rules. */
export interface WatchedMetric {
  readonly name: MetricName;
  /** Each once; empty if the metric is unwatched. */
  readonly watchedBy: readonly string[];
}

interface Watcher {
  readonly name: string;
  readonly expr: string;
}

const rulesOf = (files: RuleFiles): Watcher[] =>
  rulesIn(files).map((rule) => ({ name: nameOfRule(rule), expr: rule.expr }));

const panelsIn = (models: Models): Watcher[] =>
  Object.values(models).flatMap((model) =>
    panelsOf(model).flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ name: `panel ${model.title} / ${title}`, expr: anyChoice(expr) })),
    ),
  );

/** Every metric of the catalogue with the panels and rules that use it. An expression that is not PromQL uses none. */
export function watchedMetrics(models: Models = dashboardModels(), files = ruleFiles): WatchedMetric[] {
  const watchers = [...panelsIn(models), ...rulesOf(files)].map(({ name, expr }) => ({
    name,
    asks: new Set(syntaxErrorIn(expr) === undefined ? metricsIn(expr) : []),
  }));
  return (Object.keys(catalogue) as MetricName[]).map((name) => {
    const watching = watchers.filter(({ asks }) => seriesOf(name).some((series) => asks.has(series)));
    return { name, watchedBy: [...new Set(watching.map((watcher) => watcher.name))] };
  });
}

/** The metrics of the catalogue that no panel and no rule asks for. */
export const unwatchedMetrics = (...of: Parameters<typeof watchedMetrics>): WatchedMetric[] =>
  watchedMetrics(...of).filter(({ watchedBy }) => watchedBy.length === 0);

import { catalogue, type MetricName, type MetricSpec } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { durationMs } from "@petswipe/promql/duration";
import { windowsOf } from "@petswipe/promql/inspect";
import { type SelectedSeries, selectedIn } from "@petswipe/promql/selected";
import { recordedIn } from "../rules/needs.ts";
import type { Rule, RuleGroup } from "../rules/rule-file.ts";
import { thirdParty } from "../third-party/all.ts";

type RuleFiles = Readonly<Record<string, readonly RuleGroup[]>>;

/** Labels that a metric may be asked by; undefined for those of a recorded one, which its own rule decides. */
export type KnownMetrics = ReadonlyMap<string, readonly string[] | undefined>;

const OF_TARGETS = ["job", "instance"];

/** Every metric that an expression may ask for, with its labels. */
export function knownMetrics(files: RuleFiles): KnownMetrics {
  const own = Object.entries<MetricSpec>(catalogue).flatMap(([name, spec]) =>
    seriesOf(name as MetricName).map((series) => {
      const labels = [...Object.keys(spec.labels), ...OF_TARGETS];
      return [series, series.endsWith("_bucket") ? [...labels, "le"] : labels] as const;
    }),
  );
  const others = Object.entries(thirdParty).map(([name, { labels }]) => [name, [...labels, ...OF_TARGETS]] as const);
  return new Map<string, readonly string[] | undefined>([
    ...own,
    ...others,
    ...[...recordedIn(files).keys()].map((name) => [name, undefined] as const),
  ]);
}

function unknownLabels(name: string, labels: readonly string[], known: KnownMetrics): string[] {
  if (!known.has(name))
    return [
      `${name} is served by nobody: it is neither in the catalogue, nor recorded, nor in infra/monitoring/src/third-party.`,
    ];
  const has = known.get(name);
  return labels
    .filter((label) => has !== undefined && !has.includes(label))
    .map((label) => `${name} has no label ${label} (it has ${has?.join(", ")}).`);
}

const unknown = ({ metrics = [], labels }: SelectedSeries, known: KnownMetrics): string[] =>
  metrics.flatMap((name) => unknownLabels(name, labels, known));

function tooFarBack(expression: string, retention: string): string[] {
  return windowsOf(expression)
    .filter((window) => durationMs(window) > durationMs(retention))
    .map(
      (window) =>
        `it looks back ${window}, and Prometheus keeps ${retention}: raise PROMETHEUS_RETENTION, or shorten it.`,
    );
}

/**
 * What an expression asks for and cannot get: no such metric or label, or more past than `retention` keeps. A sentence for
 * each fault.
 */
export const expressionFaults = (expression: string, known: KnownMetrics, retention: string): string[] => [
  ...selectedIn(expression).flatMap((selector) => unknown(selector, known)),
  ...tooFarBack(expression, retention),
];

const nameOf = (rule: Rule) => ("record" in rule ? `rule ${rule.record}` : `alert ${rule.alert}`);

/** The same of rules, with their names. */
export function metricFaults(files: RuleFiles, retention: string): string[] {
  const known = knownMetrics(files);
  const rules = Object.values(files).flatMap((groups) => groups.flatMap((group) => group.rules));
  return rules.flatMap((rule) =>
    expressionFaults(rule.expr, known, retention).map((fault) => `${nameOf(rule)}: ${fault}`),
  );
}

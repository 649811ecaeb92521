import { catalogue, type MetricName, type MetricSpec } from "@petswipe/metrics";
import { seriesOf } from "@petswipe/metrics/promql";
import { durationMs } from "@petswipe/promql/duration";
import { type Selector, selectorsIn } from "@petswipe/promql/selectors";
import { recordedIn } from "../rules/needs.ts";
import { type RuleFiles, rulesIn } from "../rules/rule-file.ts";
import { thirdParty } from "../third-party/all.ts";
import { nameOfRule, parseableRules, syntaxProblemsOf } from "./parseable.ts";

/** The labels of each metric; undefined for a recorded one, whose labels depend on its rule. */
export type KnownMetrics = ReadonlyMap<string, readonly string[] | undefined>;

const OF_TARGETS = ["job", "instance"];

/** Every metric that an expression can select, with its labels. */
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
    return [`${name} does not exist: not in the catalogue, the recording rules or the third-party tables.`];
  const has = known.get(name);
  return labels
    .filter((label) => has !== undefined && !has.includes(label))
    .map((label) => `${name} has no label ${label} (it has ${has?.join(", ")}).`);
}

const unknown = ({ metrics = [], labels }: Selector, known: KnownMetrics): string[] =>
  metrics.flatMap((name) => unknownLabels(name, labels, known));

function tooFarBack(selectors: readonly Selector[], retention: string): string[] {
  return [...new Set(selectors.flatMap(({ lookback }) => lookback))]
    .filter((window) => durationMs(window) > durationMs(retention))
    .map(
      (window) =>
        `looks back ${window}, but Prometheus keeps ${retention}: shorten the range or raise PROMETHEUS_RETENTION.`,
    );
}

/** One problem for each unknown metric or label in an expression, and for each range that is longer than `retention`. */
export function expressionProblems(expression: string, known: KnownMetrics, retention: string): string[] {
  const selectors = selectorsIn(expression);
  return [...selectors.flatMap((selector) => unknown(selector, known)), ...tooFarBack(selectors, retention)];
}

/** The same for rules, with their names, and one problem for each rule that is not PromQL. */
export function metricProblems(files: RuleFiles, retention: string): string[] {
  const known = knownMetrics(files);
  const ofRules = rulesIn(parseableRules(files)).flatMap((rule) =>
    expressionProblems(rule.expr, known, retention).map((problem) => `${nameOfRule(rule)}: ${problem}`),
  );
  return [...syntaxProblemsOf(files), ...ofRules];
}

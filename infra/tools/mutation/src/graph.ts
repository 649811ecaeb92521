import type { Rule } from "@petswipe/monitoring/rules/rule-file";
import { type Selector, selectorsIn } from "@petswipe/promql/selectors";
import type { IndexedRule } from "./rule-index.ts";

/** Which rules depend on which, by their indices. */
export interface Graph {
  readonly rules: readonly IndexedRule[];
  /** Rules that record what these selectors may select. */
  readonly recording: (selectors: readonly Selector[]) => readonly IndexedRule[];
  /** These rules, and all that they depend on. */
  readonly needs: (indices: Iterable<number>) => ReadonlySet<number>;
  /** A rule, and all that depend on it. */
  readonly dependents: (index: number) => ReadonlySet<number>;
}

/** Everything that can be reached, the starting points included. */
function reached(from: Iterable<number>, next: (index: number) => Iterable<number>): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [...from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    waiting.push(...next(index));
  }
  return found;
}

/** Whether a selector may select what a rule records; a label that the rule does not set may have any value. */
const maySelect = ({ equal }: Selector, { rule: { labels = {} } }: IndexedRule): boolean =>
  Object.entries(equal).every(([label, value]) => labels[label] === undefined || labels[label] === value);

/** The graph of rules in the order of their indices. */
export function graphOf(rules: readonly IndexedRule[]): Graph {
  const recorded = rules.filter(({ rule }) => "record" in rule);
  const byMetric = Map.groupBy(recorded, ({ name }) => name);
  const recording = (selectors: readonly Selector[]) =>
    selectors.flatMap((selector) => {
      const candidates = selector.metrics?.flatMap((metric) => byMetric.get(metric) ?? []) ?? recorded;
      return candidates.filter((rule) => maySelect(selector, rule));
    });
  const below = rules.map(({ selectors }) => recording(selectors).map(({ index }) => index));
  const above = rules.map((): number[] => []);
  for (const [index, its] of below.entries()) for (const needed of its) above[needed]?.push(index);
  return {
    rules,
    recording,
    needs: (indices) => reached(indices, (index) => below[index] ?? []),
    dependents: (index) => reached([index], (each) => above[each] ?? []),
  };
}

/** The graph after one rule has become another. */
export function withRule(graph: Graph, index: number, rule: Rule): Graph {
  const changed = { rule, selectors: selectorsIn(rule.expr) };
  return graphOf(graph.rules.map((each) => (each.index === index ? { ...each, ...changed } : each)));
}

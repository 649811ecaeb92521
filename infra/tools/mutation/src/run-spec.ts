import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import type { Graph } from "./graph.ts";
import type { RunSpec } from "./promtool.ts";
import type { IndexedRule } from "./rule-index.ts";
import type { Check, PromtoolTest } from "./rule-test.ts";

function grouped(rules: readonly IndexedRule[]): RuleGroup[] {
  const groups = Map.groupBy(rules, ({ group }) => group);
  return [...groups].map(([group, its]) => ({ ...group, rules: its.map(({ rule }) => rule) }));
}

/** A test to be run with these rules, in the order in which a check evaluates their groups. */
export function specWith(check: Check, rules: readonly IndexedRule[], test: PromtoolTest): RunSpec {
  const groups = grouped(rules);
  const present = new Set(groups.map(({ name }) => name));
  return { groups, interval: check.interval, groupOrder: check.groupOrder.filter((name) => present.has(name)), test };
}

/** Of the rules that a check loads, these and all that they depend on, in order. */
export function neededFor(check: Check, indices: Iterable<number>, graph: Graph): IndexedRule[] {
  const needed = graph.needs(indices);
  return graph.rules.filter(({ index, file }) => needed.has(index) && check.files.has(file));
}

/** A check with the rules of a graph that it needs. */
export const specOf = (check: Check, graph: Graph): RunSpec =>
  specWith(check, neededFor(check, check.covers, graph), check.test);

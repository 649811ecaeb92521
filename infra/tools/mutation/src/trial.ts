import type { RuleGroup } from "@petswipe/monitoring/rules/rule-file";
import type { Check, PromtoolTest } from "./check.ts";
import { type Graph, yieldsFrom } from "./graph.ts";
import type { PlacedRule } from "./placed.ts";
import type { Trial } from "./promtool.ts";

/** Rules by their groups, in the order of the whole. */
function grouped(rules: readonly PlacedRule[]): RuleGroup[] {
  const groups = Map.groupBy(rules, ({ group }) => group);
  return [...groups].map(([group, its]) => ({ ...group, rules: its.map(({ rule }) => rule) }));
}

/** A test with these rules, in the order in which a check evaluates their groups. */
export function trialWith(check: Check, rules: readonly PlacedRule[], test: PromtoolTest): Trial {
  const groups = grouped(rules);
  const present = new Set(groups.map(({ name }) => name));
  return { groups, pace: check.pace, order: check.groups.filter((group) => present.has(group)), test };
}

/** These rules and those that they rest on, as a check loads them, save for those that have no result from its series. */
export function neededFor(check: Check, looksAt: ReadonlySet<number>, graph: Graph): PlacedRule[] {
  const needed = graph.needs(looksAt);
  const yields = yieldsFrom(graph, check.series);
  return graph.rules.filter(({ index, file }) => needed.has(index) && check.files.has(file) && yields(index));
}

/**
 * What a check says of these rules alone: its expectations of them, with what they need. Nothing else of what it looks at
 * can differ, since no other rule rests on a changed one.
 */
export function trialOf(check: Check, affected: ReadonlySet<number>, graph: Graph): Trial {
  const { test, looksAt } = check.narrowedTo(affected);
  return trialWith(check, neededFor(check, looksAt, graph), test);
}

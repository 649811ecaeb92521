import type { Check } from "./check.ts";
import { type Graph, withRule, yieldsFrom } from "./graph.ts";
import type { Mutant } from "./mutants.ts";
import type { PlacedRule } from "./placed.ts";

/** A mutant at its place, and what may notice it. */
export interface Suspect {
  readonly placed: PlacedRule;
  readonly mutant: Mutant;
  /** The rules with the mutant among them. */
  readonly graph: Graph;
  /** Rules whose results may differ by the mutant, by their index. */
  readonly affected: ReadonlySet<number>;
  readonly checks: readonly Check[];
}

/** Whether a check looks at the result of any of these rules. */
export const looksAtAny = ({ looksAt }: Check, rules: ReadonlySet<number>): boolean =>
  [...looksAt].some((index) => rules.has(index));

/** Whether a changed rule may have a result, before or after, where there are only a check's series: else nothing changed. */
function mayShow({ series }: Check, index: number, graph: Graph, changed: Graph): boolean {
  return yieldsFrom(graph, series)(index) || yieldsFrom(changed, series)(index);
}

/** A mutant with the checks that could notice it: they look at a rule that rests on it, and give it something to work on. */
export function suspectOf(placed: PlacedRule, mutant: Mutant, graph: Graph, checks: readonly Check[]): Suspect {
  const { index } = placed;
  const changed = withRule(graph, index, mutant.rule);
  const affected = new Set([...graph.dependents(index), ...changed.dependents(index)]);
  const able = checks.filter((check) => looksAtAny(check, affected) && mayShow(check, index, graph, changed));
  return { placed, mutant, graph: changed, affected, checks: able };
}

import { type Graph, withRule } from "./graph.ts";
import type { Mutant } from "./mutants.ts";
import type { IndexedRule } from "./rule-index.ts";
import { type Check, coversAny } from "./rule-test.ts";

/** A mutant, and the checks that could kill it. */
export interface Candidate {
  /** The rule that is mutated, as it was. */
  readonly target: IndexedRule;
  readonly mutant: Mutant;
  /** The rules with the mutant in place of its target. */
  readonly graph: Graph;
  /** Those that cover the target first: they are the most likely to kill the mutant. */
  readonly checks: readonly Check[];
}

/** A mutant with the checks that cover its target, or a rule that depends on it. */
export function candidateOf(target: IndexedRule, mutant: Mutant, graph: Graph, checks: readonly Check[]): Candidate {
  const { index } = target;
  const changed = withRule(graph, index, mutant.rule);
  const affected = new Set([...graph.dependents(index), ...changed.dependents(index)]);
  const able = checks.filter((check) => coversAny(check, affected));
  const direct = able.filter(({ covers }) => covers.has(index));
  const indirect = able.filter(({ covers }) => !covers.has(index));
  return { target, mutant, graph: changed, checks: [...direct, ...indirect] };
}

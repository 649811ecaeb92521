import { candidateOf } from "./candidates.ts";
import type { Graph } from "./graph.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { inParallel } from "./pool.ts";
import type { Promtool } from "./promtool.ts";
import type { IndexedRule } from "./rule-index.ts";
import { type Check, coversAny } from "./rule-test.ts";
import { specOf } from "./run-spec.ts";
import { killedOf } from "./scheduler.ts";

/** Rules, and the tests of them. */
export interface Suite {
  readonly graph: Graph;
  readonly checks: readonly Check[];
}

/** Prometheus refuses an invalid mutant: it says nothing about the tests. */
export type Outcome = "killed" | "survived" | "invalid";

export interface MutantResult {
  /** The rule that was mutated. */
  readonly target: IndexedRule;
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** How many tests could have killed it. */
  readonly tests: number;
}

/** How far a run is: `done` tests of the unchanged rules, then mutants. */
export interface Progress {
  readonly stage: "baseline" | "mutants";
  readonly done: number;
  readonly total: number;
}

export interface RunOptions {
  readonly promtool: Promtool;
  /** Whether a rule is to be mutated. */
  readonly isSelected: (rule: IndexedRule) => boolean;
  /** promtool processes at a time. */
  readonly jobs: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** A test fails with the unchanged rules, so that its failure with a mutant would mean nothing. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
}

/** Rejects with a BaselineError where a check fails with the unchanged rules. */
async function verifyBaseline(checks: readonly Check[], graph: Graph, options: RunOptions): Promise<void> {
  const { promtool, jobs, onProgress } = options;
  const total = checks.length;
  const failed: string[] = [];
  let done = 0;
  onProgress?.({ stage: "baseline", done, total });
  await inParallel(checks, jobs, async (check) => {
    const [result] = await promtool.test([specOf(check, graph)]);
    if (result?.passes !== true) failed.push(check.name);
    onProgress?.({ stage: "baseline", done: ++done, total });
  });
  if (failed.length > 0) throw new BaselineError(`promtool fails with the unchanged rules:\n  ${failed.join("\n  ")}`);
}

/** The mutants of rules; those that Prometheus refuses have their result. */
async function mutantsOfRules(rules: readonly IndexedRule[], promtool: Promtool) {
  const all = rules.flatMap((target) => mutantsOf(target.rule).map((mutant) => ({ target, mutant })));
  const refused = await promtool.refused(all.map(({ mutant }) => [{ name: "mutant", rules: [mutant.rule] }]));
  const valid = all.filter((_, index) => !refused.has(index));
  const invalid = all.filter((_, index) => refused.has(index));
  return {
    valid: [...Map.groupBy(valid, ({ target }) => target).values()],
    invalid: invalid.map((each): MutantResult => ({ ...each, outcome: "invalid", tests: 0 })),
  };
}

/**
 * Mutates the selected rules, one change at a time, and tests every mutant. Rejects with a BaselineError where tests fail
 * without any change, and as promtool does.
 */
export async function mutate({ graph, checks }: Suite, options: RunOptions): Promise<MutantResult[]> {
  const { promtool, isSelected, jobs, onProgress } = options;
  const selected = graph.rules.filter(isSelected);
  const dependents = new Set(selected.flatMap(({ index }) => [...graph.dependents(index)]));
  const relevant = checks.filter((check) => coversAny(check, dependents));
  await verifyBaseline(relevant, graph, options);
  const { valid, invalid } = await mutantsOfRules(selected, promtool);
  const total = valid.flat().length;
  const results: MutantResult[] = [];
  onProgress?.({ stage: "mutants", done: 0, total });
  await inParallel(valid, jobs, async (its) => {
    const candidates = its.map(({ target, mutant }) => candidateOf(target, mutant, graph, checks));
    const killed = await killedOf(candidates, promtool);
    for (const candidate of candidates) {
      const { target, mutant, checks } = candidate;
      results.push({ target, mutant, outcome: killed.has(candidate) ? "killed" : "survived", tests: checks.length });
    }
    onProgress?.({ stage: "mutants", done: results.length, total });
  });
  return [...invalid, ...results].sort((a, b) => a.target.index - b.target.index);
}

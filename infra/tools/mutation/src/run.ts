import { type Check, isSlow } from "./check.ts";
import type { Graph } from "./graph.ts";
import { killersOf } from "./judge.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import type { PlacedRule } from "./placed.ts";
import { inParallel } from "./pool.ts";
import type { Promtool } from "./promtool.ts";
import { looksAtAny, type Suspect, suspectOf } from "./suspects.ts";
import { trialOf } from "./trial.ts";

/** Rules, and all that may notice a change of them. */
export interface World {
  readonly graph: Graph;
  readonly checks: readonly Check[];
}

/** Prometheus refuses what is invalid: nobody would run it, so it says nothing about the checks. */
export type Fate = "killed" | "survived" | "invalid";

/** What became of a mutant. */
export interface Judged {
  readonly placed: PlacedRule;
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** How many checks could have noticed it. */
  readonly checks: number;
}

export interface RunOptions {
  readonly promtool: Promtool;
  /** Whether a rule is to be changed. */
  readonly isChosen: (placed: PlacedRule) => boolean;
  /** Processes at a time. */
  readonly jobs: number;
  /** Told once the rules as they are have passed, and then as mutants are judged. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Rules as they are do not pass: nothing that fails with a mutant would mean anything. */
export class UnsoundError extends Error {
  override readonly name = "UnsoundError";
}

/** Quick checks in one call of promtool. */
const AT_ONCE = 10;

/** Slow checks alone and first, the others some at a time. */
function portionsOf(checks: readonly Check[]): Check[][] {
  const quick = checks.filter((check) => !isSlow(check));
  const slow = checks.filter(isSlow).sort((a, b) => b.evaluations - a.evaluations);
  const parts = Map.groupBy(quick.entries(), ([index]) => Math.floor(index / AT_ONCE));
  return [...slow.map((check) => [check]), ...[...parts.values()].map((part) => part.map(([, check]) => check))];
}

/** Rejects with an UnsoundError where one of the checks fails without any mutant. */
async function prove(checks: readonly Check[], graph: Graph, promtool: Promtool, jobs: number): Promise<void> {
  const failed: string[] = [];
  await inParallel(portionsOf(checks), jobs, async (portion) => {
    const outcomes = await promtool.try(portion.map((check) => trialOf(check, check.looksAt, graph)));
    failed.push(...portion.filter((_, index) => outcomes[index]?.passes !== true).map(({ name }) => name));
  });
  if (failed.length > 0)
    throw new UnsoundError(`With the rules as they are, promtool fails:\n  ${failed.join("\n  ")}`);
}

/** Mutants of rules, without those that Prometheus refuses, which are judged already. */
async function sifted(rules: readonly PlacedRule[], promtool: Promtool) {
  const all = rules.flatMap((placed) => mutantsOf(placed.rule).map((mutant) => ({ placed, mutant })));
  const refused = await promtool.refused(all.map(({ mutant }) => [{ name: "mutant", rules: [mutant.rule] }]));
  const invalid = all.filter((_, index) => refused.has(index));
  return {
    valid: Map.groupBy(
      all.filter((_, index) => !refused.has(index)),
      ({ placed }) => placed,
    ),
    invalid: invalid.map((each): Judged => ({ ...each, fate: "invalid", checks: 0 })),
  };
}

/** How much there is to do for a rule: the longest work begins first. */
const effortOf = (suspects: readonly Suspect[]): number =>
  suspects.flatMap(({ checks }) => checks).reduce((sum, { evaluations }) => sum + evaluations, 0);

/**
 * Changes chosen rules, one thing at a time, and says which changes are noticed. Rejects with an UnsoundError where checks
 * fail without any change, and as promtool does.
 */
export async function mutate({ graph, checks }: World, options: RunOptions): Promise<Judged[]> {
  const { promtool, isChosen, jobs, onProgress = () => {} } = options;
  const chosen = graph.rules.filter(isChosen);
  const dependents = new Set(chosen.flatMap(({ index }) => [...graph.dependents(index)]));
  await prove(
    checks.filter((check) => looksAtAny(check, dependents)),
    graph,
    promtool,
    jobs,
  );
  const { valid, invalid } = await sifted(chosen, promtool);
  const suspects = [...valid].map(([placed, its]) => its.map(({ mutant }) => suspectOf(placed, mutant, graph, checks)));
  const total = suspects.flat().length;
  onProgress(0, total);
  const judged = [...invalid];
  const tasks = suspects.map((its) => ({ its, effort: effortOf(its) })).sort((a, b) => b.effort - a.effort);
  await inParallel(tasks, jobs, async ({ its }) => {
    const killers = await killersOf(its, promtool);
    for (const suspect of its)
      judged.push({
        placed: suspect.placed,
        mutant: suspect.mutant,
        fate: killers.has(suspect) ? "killed" : "survived",
        checks: suspect.checks.length,
      });
    onProgress(judged.length - invalid.length, total);
  });
  return judged.sort((a, b) => a.placed.index - b.placed.index);
}

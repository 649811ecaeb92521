import type { Accepted } from "./accepted.ts";
import type { MutantResult, Outcome } from "./run.ts";

/** A run fails below this share of killed mutants. */
export const MINIMUM_SCORE = 0.95;

export interface Survivor extends MutantResult {
  /** Why it is accepted. */
  readonly reason?: string;
}

export interface Tally {
  readonly killed: number;
  readonly survived: number;
  readonly invalid: number;
  /** Killed ÷ (killed + survived), accepted ones included; 1 without mutants. */
  readonly score: number;
}

export interface Verdict extends Tally {
  readonly results: readonly MutantResult[];
  readonly survivors: readonly Survivor[];
  /** Accepted, but killed, or no longer a mutant. */
  readonly stale: readonly Accepted[];
  readonly passes: boolean;
}

export function tallyOf(results: readonly MutantResult[]): Tally {
  const count = (outcome: Outcome) => results.filter((each) => each.outcome === outcome).length;
  const [killed, survived, invalid] = [count("killed"), count("survived"), count("invalid")];
  return { killed, survived, invalid, score: killed + survived === 0 ? 1 : killed / (killed + survived) };
}

const keyOf = (title: string, change: string): string => JSON.stringify([title, change]);

/** Judges a run. `isInScope` says whether the rule of a title was mutated, or would have been if it existed. */
export function verdictOf(
  results: readonly MutantResult[],
  accepted: readonly Accepted[],
  isInScope: (title: string) => boolean,
): Verdict {
  const reasons = new Map(accepted.map(({ rule, change, reason }) => [keyOf(rule, change), reason]));
  const survivors = results
    .filter(({ outcome }) => outcome === "survived")
    .map((each): Survivor => {
      const reason = reasons.get(keyOf(each.target.title, each.mutant.change));
      return reason === undefined ? each : { ...each, reason };
    });
  const alive = new Set(survivors.map(({ target, mutant }) => keyOf(target.title, mutant.change)));
  const stale = accepted.filter(({ rule, change }) => isInScope(rule) && !alive.has(keyOf(rule, change)));
  const tally = tallyOf(results);
  const areAccepted = survivors.every(({ reason }) => reason !== undefined);
  const passes = tally.score >= MINIMUM_SCORE && areAccepted && stale.length === 0;
  return { ...tally, results, survivors, stale, passes };
}

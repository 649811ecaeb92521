import type { Accepted } from "./accepted.ts";
import type { Judged } from "./run.ts";

/** Less of all mutants noticed is too few. */
export const LOWEST_SCORE = 0.95;

export interface Survivor extends Judged {
  /** Why it may survive. */
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
  readonly judged: readonly Judged[];
  readonly survivors: readonly Survivor[];
  /** Accepted, though the mutant is noticed, or is none any more. */
  readonly stale: readonly Accepted[];
  readonly passes: boolean;
}

export function tallyOf(judged: readonly Judged[]): Tally {
  const count = (fate: Judged["fate"]) => judged.filter((each) => each.fate === fate).length;
  const [killed, survived, invalid] = [count("killed"), count("survived"), count("invalid")];
  return { killed, survived, invalid, score: killed + survived === 0 ? 1 : killed / (killed + survived) };
}

const keyOf = (title: string, change: string): string => JSON.stringify([title, change]);

/** What a run says. `isInScope` tells of a rule's title whether its mutants were tried, or would have been if it existed. */
export function verdictOf(
  judged: readonly Judged[],
  accepted: readonly Accepted[],
  isInScope: (title: string) => boolean,
): Verdict {
  const reasons = new Map(accepted.map(({ rule, change, reason }) => [keyOf(rule, change), reason]));
  const survivors = judged
    .filter(({ fate }) => fate === "survived")
    .map((each): Survivor => {
      const reason = reasons.get(keyOf(each.placed.title, each.mutant.change));
      return reason === undefined ? each : { ...each, reason };
    });
  const alive = new Set(survivors.map(({ placed, mutant }) => keyOf(placed.title, mutant.change)));
  const stale = accepted.filter(({ rule, change }) => isInScope(rule) && !alive.has(keyOf(rule, change)));
  const tally = tallyOf(judged);
  const isExplained = survivors.every(({ reason }) => reason !== undefined);
  const passes = tally.score >= LOWEST_SCORE && isExplained && stale.length === 0;
  return { ...tally, judged, survivors, stale, passes };
}

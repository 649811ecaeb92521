import { type Attempt, attemptsOf } from "./attempt.ts";
import { type Check, isSlow } from "./check.ts";
import type { Outcome, Promtool } from "./promtool.ts";
import type { Suspect } from "./suspects.ts";

/** So many checks in each round: more when the first ones did not tell, since a survivor needs them all. */
const CHECKS = [1, 1, 2, 4] as const;
const CHECKS_LATER = 8;

/** Whether a check expects what a mutant changes to fire, and to be silent: then it says most. */
function isTelling(check: Check, affected: ReadonlySet<number>): boolean {
  const moments = check.narrowedTo(affected).test.alert_rule_test ?? [];
  const fires = moments.map(({ exp_alerts = [] }) => exp_alerts.length > 0);
  return fires.includes(true) && fires.includes(false);
}

/** The mutants of a rule, and which of them are still to be noticed. */
class Trialled {
  readonly killers = new Map<Suspect, Check>();
  readonly #left: ReadonlyMap<Suspect, Set<Check>>;
  readonly #kills = new Map<Check, number>();
  readonly #direct = new Set<Check>();
  readonly #telling = new Set<Check>();

  constructor(suspects: readonly Suspect[]) {
    this.#left = new Map(suspects.map((suspect) => [suspect, new Set(suspect.checks)]));
    for (const { placed, checks, affected } of suspects)
      for (const check of checks) {
        if (check.looksAt.has(placed.index)) this.#direct.add(check);
        if (isTelling(check, affected)) this.#telling.add(check);
      }
  }

  /** Mutants that nothing has noticed, and that a check is still to be tried on. */
  #waitingFor(check: Check): Suspect[] {
    const waiting = [...this.#left].filter(([suspect, left]) => left.has(check) && !this.killers.has(suspect));
    return waiting.map(([suspect]) => suspect);
  }

  /**
   * What to try next: quick checks first, of those the ones that noticed most so far, then those that look at the changed
   * rule itself; slow ones one by one.
   */
  next(count: number): Attempt[] {
    const alive = [...this.#left].filter(([suspect]) => !this.killers.has(suspect));
    const checks = [...new Set(alive.flatMap(([, left]) => [...left]))].sort(
      (a, b) =>
        Number(isSlow(a)) - Number(isSlow(b)) ||
        (this.#kills.get(b) ?? 0) - (this.#kills.get(a) ?? 0) ||
        Number(this.#direct.has(b)) - Number(this.#direct.has(a)) ||
        Number(this.#telling.has(b)) - Number(this.#telling.has(a)) ||
        a.evaluations - b.evaluations,
    );
    const [first] = checks;
    const taken =
      first === undefined || isSlow(first)
        ? checks.slice(0, 1)
        : checks.filter((each) => !isSlow(each)).slice(0, count);
    return taken.flatMap((check) => attemptsOf(check, this.#waitingFor(check)));
  }

  /** Takes note of how an attempt went. Throws where it failed for another reason than a mutant. */
  learn({ check, suspects, noticed }: Attempt, outcome: Outcome): void {
    const killed = noticed(outcome);
    if (!outcome.passes && killed.length === 0) throw new Error(`"${check.name}" fails, and no mutant is why`);
    for (const suspect of killed) {
      if (this.killers.has(suspect)) continue;
      this.killers.set(suspect, check);
      this.#kills.set(check, (this.#kills.get(check) ?? 0) + 1);
    }
    // One that cannot be evaluated ends the trial of the others, too: they are tried again.
    if (outcome.broken.size === 0) for (const suspect of suspects) this.#left.get(suspect)?.delete(check);
  }
}

/** Which mutants of one rule are noticed, and by which check. Survivors are not among them. Rejects as promtool does. */
export async function killersOf(
  suspects: readonly Suspect[],
  promtool: Promtool,
): Promise<ReadonlyMap<Suspect, Check>> {
  const trialled = new Trialled(suspects);
  for (let round = 0; ; round++) {
    const attempts = trialled.next(CHECKS[round] ?? CHECKS_LATER);
    if (attempts.length === 0) return trialled.killers;
    const outcomes = await promtool.try(attempts.map(({ trial }) => trial));
    for (const [index, attempt] of attempts.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) trialled.learn(attempt, outcome);
    }
  }
}

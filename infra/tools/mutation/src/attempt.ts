import type { Check, PromtoolTest } from "./check.ts";
import type { PlacedRule } from "./placed.ts";
import type { Outcome, Trial } from "./promtool.ts";
import type { Suspect } from "./suspects.ts";
import { neededFor, trialOf, trialWith } from "./trial.ts";

/** A check tried on mutants of a rule. */
export interface Attempt {
  readonly check: Check;
  readonly suspects: readonly Suspect[];
  readonly trial: Trial;
  /** Those that the check notices. */
  readonly noticed: (outcome: Outcome) => Suspect[];
}

function alone(check: Check, suspect: Suspect): Attempt {
  return {
    check,
    suspects: [suspect],
    trial: trialOf(check, suspect.affected, suspect.graph),
    noticed: ({ passes }) => (passes ? [] : [suspect]),
  };
}

/** Whether a check looks at nothing but one alert's rule: on alerts no other rule rests. */
function isOfOneAlert(check: Check, { placed, affected }: Suspect): boolean {
  const { test, looksAt } = check.narrowedTo(affected);
  const isOne = looksAt.size === 1 && looksAt.has(placed.index) && "alert" in placed.rule;
  return isOne && (test.promql_expr_test ?? []).length === 0;
}

/** The same expectations of several alerts, which only differ in their names. */
function ofEach(test: PromtoolTest, names: Iterable<string>): PromtoolTest {
  const moments = test.alert_rule_test ?? [];
  return {
    ...test,
    alert_rule_test: [...names].flatMap((alertname) => moments.map((moment) => ({ ...moment, alertname }))),
  };
}

/** Mutants of one alert's rule next to each other in one trial, each under a name of its own. */
function together(check: Check, suspects: readonly [Suspect, ...Suspect[]]): Attempt {
  const [{ placed, affected }] = suspects;
  const named = new Map(suspects.map((suspect, index) => [`${placed.name}/${index}`, suspect]));
  const needed = suspects.flatMap(({ graph }) => neededFor(check, affected, graph));
  const others = new Map(needed.filter(({ index }) => index !== placed.index).map((each) => [each.index, each]));
  const mutants = [...named].map(
    ([alert, { mutant }]): PlacedRule => ({ ...placed, rule: { ...mutant.rule, alert } as PlacedRule["rule"] }),
  );
  const rules = [...[...others.values()].sort((a, b) => a.index - b.index), ...mutants];
  return {
    check,
    suspects,
    trial: trialWith(check, rules, ofEach(check.narrowedTo(affected).test, named.keys())),
    noticed: ({ alerts, broken }) =>
      [...named].filter(([name]) => alerts.has(name) || broken.has(name)).map(([, suspect]) => suspect),
  };
}

/** How a check is tried on mutants of one rule: all at once where that is possible. */
export function attemptsOf(check: Check, suspects: readonly Suspect[]): Attempt[] {
  const [first, ...others] = suspects;
  if (first === undefined) return [];
  if (!isOfOneAlert(check, first)) return suspects.map((suspect) => alone(check, suspect));
  return [together(check, [first, ...others])];
}

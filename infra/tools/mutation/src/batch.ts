import type { Candidate } from "./candidates.ts";
import type { RunResult, RunSpec } from "./promtool.ts";
import type { IndexedRule } from "./rule-index.ts";
import { type Check, expectationsOf } from "./rule-test.ts";
import { neededFor, specOf, specWith } from "./run-spec.ts";

/** Mutants that one run of a check tests. */
export interface Batch {
  readonly check: Check;
  readonly candidates: readonly Candidate[];
  readonly spec: RunSpec;
  /** Those that the check kills. */
  readonly killed: (result: RunResult) => Candidate[];
}

const single = (check: Check, candidate: Candidate): Batch => ({
  check,
  candidates: [candidate],
  spec: specOf(check, candidate.graph),
  killed: ({ passes }) => (passes ? [] : [candidate]),
});

/** All mutants of one alerting rule side by side, each under an alert name of its own: no other rule depends on an alert. */
function sideBySide(check: Check, candidates: readonly [Candidate, ...Candidate[]]): Batch {
  const [{ target, graph }] = candidates;
  const byName = new Map(candidates.map((candidate, index) => [`${target.name}/${index}`, candidate]));
  const needed = new Set(
    candidates.flatMap((candidate) => neededFor(check, [target.index], candidate.graph).map(({ index }) => index)),
  );
  const others = graph.rules.filter(({ index }) => index !== target.index && needed.has(index));
  const mutants = [...byName].map(
    ([alert, { mutant }]): IndexedRule => ({ ...target, rule: { ...mutant.rule, alert } as IndexedRule["rule"] }),
  );
  const expected = expectationsOf(target, check, graph);
  const test = {
    ...check.test,
    alert_rule_test: [...byName.keys()].flatMap((alertname) => expected.map((each) => ({ ...each, alertname }))),
    promql_expr_test: [],
  };
  return {
    check,
    candidates,
    spec: specWith(check, [...others, ...mutants], test),
    killed: ({ alerts, broken }) =>
      [...byName].filter(([name]) => alerts.has(name) || broken.has(name)).map(([, candidate]) => candidate),
  };
}

/** The runs that test mutants of one rule with a check. */
export function batchesOf(check: Check, candidates: readonly Candidate[]): Batch[] {
  const [first, ...others] = candidates;
  if (first === undefined) return [];
  return "alert" in first.target.rule
    ? [sideBySide(check, [first, ...others])]
    : candidates.map((candidate) => single(check, candidate));
}

import { bandOf } from "../alert-tests/expected.ts";
import type { TestCase } from "../alert-tests/test-case.ts";
import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";

type Topics = Readonly<Record<string, AlertTable>>;
type Cases = Readonly<Record<string, Readonly<Record<string, readonly TestCase[]>>>>;

/** The rules that fire at each evaluation time that the test cases check. */
function evaluations(name: string, spec: AlertSpec, cases: readonly TestCase[]): ReadonlySet<Band>[] {
  return cases.flatMap(({ expect }) =>
    Object.values(expect).map((firing) => new Set(firing.map((each) => bandOf(name, spec, each)))),
  );
}

/** Whether the test cases of an alerting rule show both of its outcomes. */
export interface RuleTests {
  /** Its alert and labels. */
  readonly rule: string;
  readonly fires: boolean;
  /** True for a rule that always fires. */
  readonly staysSilent: boolean;
}

/** Which outcomes the test cases show, for each alerting rule. */
export function ruleTests(topics: Topics, cases: Cases): RuleTests[] {
  const alerts = Object.entries(topics).flatMap(([topic, table]) =>
    Object.entries(table).map(([name, spec]) => ({ name, spec, cases: cases[topic]?.[name] ?? [] })),
  );
  return alerts.flatMap(({ name, spec, cases: of }) => {
    const checked = evaluations(name, spec, of);
    return spec.bands.map((band) => ({
      rule: `alert ${name} ${JSON.stringify(labelsOf(spec, band))}`,
      fires: checked.some((firing) => firing.has(band)),
      staysSilent: spec.alwaysFiring === true || checked.some((firing) => !firing.has(band)),
    }));
  });
}

/** One problem for each rule without a test case in which it fires, and without one in which it stays silent. */
export function testCaseProblems(topics: Topics, cases: Cases): string[] {
  return ruleTests(topics, cases).flatMap(({ rule, fires, staysSilent }) => [
    ...(fires ? [] : [`${rule}: add a test case in which it fires.`]),
    ...(staysSilent ? [] : [`${rule}: add a test case in which it stays silent.`]),
  ]);
}

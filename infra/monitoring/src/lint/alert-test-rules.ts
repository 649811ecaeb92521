import { bandOf } from "../alert-tests/expected.ts";
import type { Firing, TestCase } from "../alert-tests/test-case.ts";
import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";

type Topics = Readonly<Record<string, AlertTable>>;
type Cases = Readonly<Record<string, Readonly<Record<string, readonly TestCase[]>>>>;

/** The rule that a test case refers to, or why that is unclear. */
function ruleOf(name: string, spec: AlertSpec, firing: Firing): Band | string {
  try {
    return bandOf(name, spec, firing);
  } catch (error) {
    return (error as Error).message;
  }
}

/** The rules that fire at each evaluation time that the test cases check. */
function evaluations(name: string, spec: AlertSpec, cases: readonly TestCase[]): ReadonlySet<Band | string>[] {
  return cases.flatMap(({ expect }) =>
    Object.values(expect).map((firing) => new Set(firing.map((each) => ruleOf(name, spec, each)))),
  );
}

/** Whether the test cases of an alerting rule show both of its outcomes. */
export interface RuleTests {
  /** Its alert and labels. */
  readonly rule: string;
  readonly topic: string;
  readonly fires: boolean;
  /** True for a rule that always fires. */
  readonly staysSilent: boolean;
}

/** Which outcomes the test cases show, for each alerting rule. */
export function ruleTests(topics: Topics, cases: Cases): RuleTests[] {
  const alerts = Object.entries(topics).flatMap(([topic, table]) =>
    Object.entries(table).map(([name, spec]) => ({ name, topic, spec, cases: cases[topic]?.[name] ?? [] })),
  );
  return alerts.flatMap(({ name, topic, spec, cases: of }) => {
    const checked = evaluations(name, spec, of);
    return spec.bands.map((band) => ({
      rule: `alert ${name} ${JSON.stringify(labelsOf(spec, band))}`,
      topic,
      fires: checked.some((firing) => firing.has(band)),
      staysSilent: spec.alwaysFiring === true || checked.some((firing) => !firing.has(band)),
    }));
  });
}

const fileOf = (topic: string): string => `infra/monitoring/src/alert-tests/${topic}.ts`;

/** Expectations of a test case that refer to no rule, or to several. */
function unclear(name: string, spec: AlertSpec, { name: shown, expect }: TestCase): string[] {
  const found = Object.entries(expect).flatMap(([time, firing]) =>
    firing.map((each) => ({ time, rule: ruleOf(name, spec, each) })),
  );
  return found.flatMap(({ time, rule }) => (typeof rule === "string" ? [`"${shown}" at ${time}: ${rule}`] : []));
}

function unclearIn(topics: Topics, cases: Cases): string[] {
  return Object.entries(cases).flatMap(([topic, byAlert]) =>
    Object.entries(byAlert).flatMap(([name, its]) => {
      const spec = topics[topic]?.[name];
      if (spec === undefined) return [`${fileOf(topic)}: ${name} is not an alert of this topic.`];
      return its.flatMap((each) => unclear(name, spec, each).map((problem) => `${fileOf(topic)}: ${problem}.`));
    }),
  );
}

/**
 * One problem for each rule without a test case in which it fires, for each without one in which it stays silent, and for each
 * expectation that does not refer to one rule.
 */
export function testCaseProblems(topics: Topics, cases: Cases): string[] {
  const untested = ruleTests(topics, cases).flatMap(({ rule, topic, fires, staysSilent }) => [
    ...(fires ? [] : [`${rule}: add a test case in which it fires to ${fileOf(topic)}.`]),
    ...(staysSilent ? [] : [`${rule}: add a test case in which it stays silent to ${fileOf(topic)}.`]),
  ]);
  return [...untested, ...unclearIn(topics, cases)];
}

import { bandOf } from "@petswipe/monitoring/alert-tests/expected";
import { promtoolTest } from "@petswipe/monitoring/alert-tests/render";
import type { TestCase } from "@petswipe/monitoring/alert-tests/test-case";
import type { AlertSpec, AlertTable } from "@petswipe/monitoring/alerts/alert";
import { withItsNeeds } from "@petswipe/monitoring/rules/needs";
import type { RuleFiles } from "@petswipe/monitoring/rules/rule-file";
import { type Check, evaluationsOf, seriesOf } from "./check.ts";
import type { PlacedRule } from "./placed.ts";

export type Topics = Readonly<Record<string, AlertTable>>;
export type Cases = Readonly<Record<string, Readonly<Record<string, readonly TestCase[]>> | undefined>>;

interface Topic {
  readonly name: string;
  readonly alerts: AlertTable;
  /** Files with its rules and with those that they rest on; these first. */
  readonly files: readonly string[];
  readonly groups: readonly string[];
  /** Its alerts' rules. */
  readonly rules: readonly PlacedRule[];
}

/** A case, with those firings alone that are of certain rules. */
function narrowed(
  alert: string,
  spec: AlertSpec,
  its: readonly PlacedRule[],
  each: TestCase,
  rules: ReadonlySet<number>,
): TestCase {
  const chosen = new Set(spec.bands.filter((_, band) => rules.has(its[band]?.index ?? -1)));
  const expect = Object.entries(each.expect).map(
    ([time, firing]) => [time, firing.filter((one) => chosen.has(bandOf(alert, spec, one)))] as const,
  );
  return { ...each, expect: Object.fromEntries(expect) };
}

function checkOf({ name, alerts, files, groups, rules }: Topic, alert: string, each: TestCase): Check {
  const spec = alerts[alert];
  if (spec === undefined) throw new Error(`${name}: there are cases of ${alert}, and no such alert`);
  const its = rules.filter((placed) => placed.name === alert);
  const pace = each.evaluate ?? "1m";
  const whole = promtoolTest(alert, alerts, each);
  return {
    name: whole.name,
    files: new Set(files),
    pace,
    groups,
    series: seriesOf(whole),
    evaluations: evaluationsOf(whole, pace),
    looksAt: new Set(its.map(({ index }) => index)),
    narrowedTo: (chosen) => ({
      test: promtoolTest(alert, alerts, narrowed(alert, spec, its, each, chosen)),
      looksAt: new Set(its.map(({ index }) => index).filter((index) => chosen.has(index))),
    }),
  };
}

/** A check for each case of each topic's alerts. */
export function caseChecks(rules: readonly PlacedRule[], files: RuleFiles, topics: Topics, cases: Cases): Check[] {
  return Object.entries(topics).flatMap(([name, alerts]) => {
    const own = `alerts-${name}.yml`;
    const needed = withItsNeeds(own, files);
    const topic: Topic = {
      name,
      alerts,
      files: needed,
      groups: needed.flatMap((file) => (files[file] ?? []).map((group) => group.name)),
      rules: rules.filter(({ file }) => file === own),
    };
    return Object.entries(cases[name] ?? {}).flatMap(([alert, its]) => its.map((each) => checkOf(topic, alert, each)));
  });
}

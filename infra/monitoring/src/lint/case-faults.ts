import type { Case } from "../alert-tests/case.ts";
import { bandOf } from "../alert-tests/expected.ts";
import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";

type Topics = Readonly<Record<string, AlertTable>>;
type Cases = Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>>;

/** At each moment that a case looks at: the rules that fire. */
function moments(name: string, spec: AlertSpec, cases: readonly Case[]): ReadonlySet<Band>[] {
  return cases.flatMap(({ expect }) =>
    Object.values(expect).map((firing) => new Set(firing.map((each) => bandOf(name, spec, each)))),
  );
}

/** An alerting rule, and which of its two sides a case shows. */
export interface RuleTests {
  /** Its alert and labels. */
  readonly rule: string;
  readonly fires: boolean;
  /** True of one that always fires. */
  readonly staysSilent: boolean;
}

/** What cases show of each alerting rule. */
export function ruleTests(topics: Topics, cases: Cases): RuleTests[] {
  const alerts = Object.entries(topics).flatMap(([topic, table]) =>
    Object.entries(table).map(([name, spec]) => ({ name, spec, cases: cases[topic]?.[name] ?? [] })),
  );
  return alerts.flatMap(({ name, spec, cases: of }) => {
    const looks = moments(name, spec, of);
    return spec.bands.map((band) => ({
      rule: `alert ${name} ${JSON.stringify(labelsOf(spec, band))}`,
      fires: looks.some((firing) => firing.has(band)),
      staysSilent: spec.always === true || looks.some((firing) => !firing.has(band)),
    }));
  });
}

/** Rules that no case shows to fire, or none to stay silent, a sentence for each. */
export function caseFaults(topics: Topics, cases: Cases): string[] {
  return ruleTests(topics, cases).flatMap(({ rule, fires, staysSilent }) => [
    ...(fires ? [] : [`${rule}: add a case in which it fires.`]),
    ...(staysSilent ? [] : [`${rule}: add a case in which it stays silent.`]),
  ]);
}

import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { labelsOf } from "../alerts/expand.ts";
import type { Case } from "../cases/case.ts";
import { bandOf } from "../cases/expected.ts";

type Topics = Readonly<Record<string, AlertTable>>;
type Cases = Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>>;

/** At each moment that a case looks at: the rules that fire. */
function moments(name: string, spec: AlertSpec, cases: readonly Case[]): ReadonlySet<Band>[] {
  return cases.flatMap(({ expect }) =>
    Object.values(expect).map((firing) => new Set(firing.map((each) => bandOf(name, spec, each)))),
  );
}

function untested(name: string, spec: AlertSpec, cases: readonly Case[]): string[] {
  const looks = moments(name, spec, cases);
  return spec.bands.flatMap((band) => {
    const rule = `alert ${name} ${JSON.stringify(labelsOf(spec, band))}`;
    const faults = [];
    if (!looks.some((firing) => firing.has(band))) faults.push(`${rule}: add a case in which it fires.`);
    if (!spec.always && looks.every((firing) => firing.has(band)))
      faults.push(`${rule}: add a case in which it stays silent.`);
    return faults;
  });
}

/** Rules that no case shows to fire, or none to stay silent, a sentence for each. */
export function caseFaults(topics: Topics, cases: Cases): string[] {
  return Object.entries(topics).flatMap(([topic, alerts]) =>
    Object.entries(alerts).flatMap(([name, spec]) => untested(name, spec, cases[topic]?.[name] ?? [])),
  );
}

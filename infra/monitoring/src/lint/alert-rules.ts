import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { annotationsOf, labelsOf } from "../alerts/expand.ts";
import { thresholdOf } from "../alerts/threshold.ts";
import { RISKS, SEVERITIES, TEAMS } from "../alerts/vocabulary.ts";

type Topics = Readonly<Record<string, AlertTable>>;

const isOneOf = (values: readonly string[], value: string | undefined) => value !== undefined && values.includes(value);

function incomplete(name: string, spec: AlertSpec, band: Band): string[] {
  const texts = { ...labelsOf(spec, band), ...annotationsOf(name, spec, band), threshold: thresholdOf(spec, band) };
  const missing = Object.entries(texts)
    .filter(([, text]) => typeof text !== "string" || text.trim() === "")
    .map(([field]) => field);
  const problems = missing.map((field) => `alert ${name}: ${field} is missing; every rule needs it.`);
  const notOneOf = (field: string, values: readonly string[]) =>
    problems.push(`alert ${name}: ${field} must be one of ${values.join(", ")}.`);
  if (!isOneOf(SEVERITIES, band.severity)) notOneOf("severity", SEVERITIES);
  if (!isOneOf(TEAMS, spec.team)) notOneOf("team", TEAMS);
  if (spec.risk !== undefined && !isOneOf(RISKS, spec.risk)) notOneOf("risk", RISKS);
  return problems;
}

function unknownCauses(name: string, spec: AlertSpec, names: ReadonlySet<string>): string[] {
  return (spec.causedBy ?? [])
    .filter((cause) => !names.has(cause))
    .map((cause) => `alert ${name}: causedBy names ${cause}, which is not an alert.`);
}

/** Alerts that the specification's examples name condition first. */
const NAMED_BY_THE_SPEC = ["HighErrorRate", "HighResponseTime", "HighMemoryUsage"];

/** A name is `<Subject><Condition>`, such as `RedisMemoryHigh`. */
function badName(name: string): string[] {
  if (NAMED_BY_THE_SPEC.includes(name)) return [];
  if (!/^(?:[A-Z][a-z0-9]+)+$/.test(name))
    return [`alert ${name}: write the name in PascalCase, such as RedisMemoryHigh.`];
  if (!/^(?:High|Low|Too|Slow|Many|Few|Missing|Bad)[A-Z]/.test(name)) return [];
  return [`alert ${name}: name the subject first, then its condition, such as RedisMemoryHigh.`];
}

/** A name stands for one alert: silences, inhibition and runbooks go by it. */
function severalTopics(topics: Topics): string[] {
  const declared = Object.entries(topics).flatMap(([topic, table]) =>
    Object.keys(table).map((name) => ({ name, topic })),
  );
  return [...Map.groupBy(declared, ({ name }) => name)]
    .filter(([, found]) => found.length > 1)
    .map(
      ([name, found]) => `alert ${name}: declared in several topics: ${found.map(({ topic }) => topic).join(", ")}.`,
    );
}

function duplicates(rules: readonly { readonly name: string; readonly labels: Record<string, string> }[]): string[] {
  const seen = new Set<string>();
  return rules.flatMap(({ name, labels }) => {
    const key = `${name} ${JSON.stringify(Object.entries(labels).toSorted())}`;
    const known = seen.has(key);
    seen.add(key);
    return known
      ? [`alert ${name}: two rules have the same labels, ${JSON.stringify(labels)}; one would hide the other.`]
      : [];
  });
}

/** Problems in the alerts' declarations. `runbooks` are the names of the existing ones. */
export function alertProblems(topics: Topics, runbooks: ReadonlySet<string>): string[] {
  const alerts = Object.values(topics).flatMap((table) => Object.entries(table));
  const names = new Set(alerts.map(([name]) => name));
  const rules = alerts.flatMap(([name, spec]) => spec.bands.map((band) => ({ name, labels: labelsOf(spec, band) })));
  return [
    ...alerts.flatMap(([name, spec]) => [
      ...badName(name),
      ...spec.bands.flatMap((band) => incomplete(name, spec, band)),
      ...(spec.bands.length === 0 ? [`alert ${name}: no rules.`] : []),
      ...unknownCauses(name, spec, names),
    ]),
    ...[...names]
      .filter((name) => !runbooks.has(name))
      .map((name) => `alert ${name}: runbook is missing: write infra/runbooks/${name}.md.`),
    ...severalTopics(topics),
    ...duplicates(rules),
  ];
}

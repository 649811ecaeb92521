import type { AlertSpec, AlertTable, Band } from "../alerts/alert.ts";
import { annotationsOf, labelsOf } from "../alerts/expand.ts";
import { SEVERITIES, TEAMS } from "../alerts/vocabulary.ts";

type Topics = Readonly<Record<string, AlertTable>>;

const isOneOf = (words: readonly string[], word: string | undefined) => word !== undefined && words.includes(word);

function incomplete(name: string, spec: AlertSpec, band: Band): string[] {
  const texts = { ...labelsOf(spec, band), ...annotationsOf(name, spec, band), threshold: band.threshold };
  const missing = Object.entries(texts)
    .filter(([, text]) => typeof text !== "string" || text.trim() === "")
    .map(([field]) => field);
  const faults = missing.map((field) => `alert ${name}: ${field} is missing: every rule has to have it.`);
  if (!isOneOf(SEVERITIES, band.severity))
    faults.push(`alert ${name}: its severity is none of ${SEVERITIES.join(", ")}.`);
  if (!isOneOf(TEAMS, spec.team)) faults.push(`alert ${name}: its team is none of ${TEAMS.join(", ")}.`);
  return faults;
}

function unknownCauses(name: string, spec: AlertSpec, names: ReadonlySet<string>): string[] {
  return (spec.causedBy ?? [])
    .filter((cause) => !names.has(cause))
    .map((cause) => `alert ${name}: it is caused by ${cause}, and there is no such alert.`);
}

function duplicates(rules: readonly { readonly name: string; readonly labels: Record<string, string> }[]): string[] {
  const seen = new Set<string>();
  return rules.flatMap(({ name, labels }) => {
    const key = `${name} ${JSON.stringify(Object.entries(labels).toSorted())}`;
    const known = seen.has(key);
    seen.add(key);
    return known
      ? [`alert ${name}: two rules have the labels ${JSON.stringify(labels)}: one would hide the other.`]
      : [];
  });
}

/** What is wrong with alerts themselves, a sentence for each fault. `runbooks` are the names of those that are written. */
export function alertFaults(topics: Topics, runbooks: ReadonlySet<string>): string[] {
  const alerts = Object.values(topics).flatMap((table) => Object.entries(table));
  const names = new Set(alerts.map(([name]) => name));
  const rules = alerts.flatMap(([name, spec]) => spec.bands.map((band) => ({ name, labels: labelsOf(spec, band) })));
  return [
    ...alerts.flatMap(([name, spec]) => [
      ...spec.bands.flatMap((band) => incomplete(name, spec, band)),
      ...(spec.bands.length === 0 ? [`alert ${name}: it has no rule.`] : []),
      ...unknownCauses(name, spec, names),
    ]),
    ...[...names]
      .filter((name) => !runbooks.has(name))
      .map((name) => `alert ${name}: write its runbook, infra/runbooks/${name}.md.`),
    ...duplicates(rules),
  ];
}

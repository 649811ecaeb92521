import type { Dashboard, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";

/** A choice as it is shown above the panels. */
export interface Choice {
  readonly label: string;
  readonly text: string;
}

const texts = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());

function chosenValue({ current, allValue = ".*" }: VariableModel): string {
  const values = texts(current?.value);
  if (values.length === 0 || values.includes("$__all")) return allValue;
  return values.length === 1 ? (values[0] ?? "") : `(${values.join("|")})`;
}

const variablesOf = ({ templating }: Dashboard): readonly VariableModel[] => templating.list ?? [];

/** What a dashboard asks with before anybody has chosen anything. */
export const chosenValues = (dashboard: Dashboard): Values =>
  Object.fromEntries(variablesOf(dashboard).map((variable) => [variable.name, chosenValue(variable)]));

/** What is chosen then, in words. */
export const choices = (dashboard: Dashboard): Choice[] =>
  variablesOf(dashboard).map(({ name, label, current }) => ({
    label: label ?? name,
    text: texts(current?.text).join(" + ") || "All",
  }));

import type { Dashboard } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Values } from "@petswipe/monitoring/dashboards/interpolate";
import Type, { type Static } from "typebox";
import { closed, ignored } from "./supported/schema.ts";

/** A selection as it is shown above the panels. */
export interface Selection {
  readonly label: string;
  readonly text: string;
}

const ALL = "$__all";

/** The variables that are drawn as Grafana does: with one value selected, or all. */
export const VARIABLE = closed({
  type: Type.Enum(["datasource", "query"]),
  name: Type.String(),
  label: Type.String(),
  current: closed({ text: Type.String(), value: Type.String(), ...ignored("selected") }),
  allValue: Type.Optional(Type.Literal(".*")),
  ...ignored("allowCustomValue", "auto", "auto_count", "auto_min", "includeAll", "multi", "refresh", "sort"),
  ...ignored("datasource", "definition", "description", "query", "skipUrlSync"),
});
type Variable = Static<typeof VARIABLE>;

const variablesOf = ({ templating }: Dashboard) => (templating.list ?? []) as readonly Variable[];

const selectedValue = ({ current: { value }, allValue = ".*" }: Variable) => (value === ALL ? allValue : value);

/** The values of a dashboard's variables when it is opened. */
export const selectedValues = (dashboard: Dashboard): Values =>
  Object.fromEntries(variablesOf(dashboard).map((variable) => [variable.name, selectedValue(variable)]));

/** The same, as text. */
export const selections = (dashboard: Dashboard): Selection[] =>
  variablesOf(dashboard).map(({ label, current }) => ({ label, text: current.text }));

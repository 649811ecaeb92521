import type { FieldConfig, MatcherConfig } from "@grafana/grafana-foundation-sdk/dashboard";
import type { PanelModel } from "@petswipe/monitoring/dashboards/model";

/** How a series or a column is shown, with what the panel says of it alone. */
export type Field = FieldConfig;

/** As Grafana reads it: a pattern between slashes, or one for the whole name. */
function patternOf(text: string): RegExp {
  const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  return pattern === undefined ? new RegExp(`^${text}$`) : new RegExp(pattern, flags);
}

function isMeant({ id, options }: MatcherConfig, name: string): boolean {
  if (id === "byName") return options === name;
  if (id === "byRegexp") return patternOf(String(options)).test(name);
  throw new Error(`overrides by "${id}" are not known here`);
}

function withProperty(field: Field, id: string, value: unknown): Field {
  if (!id.startsWith("custom.")) return { ...field, [id]: value };
  return { ...field, custom: { ...field.custom, [id.slice("custom.".length)]: value } };
}

/** The field of a panel that has a name. Throws on an override that cannot be told to be meant. */
export function fieldOf({ fieldConfig }: Pick<PanelModel, "fieldConfig">, name: string): Field {
  const { defaults = {}, overrides = [] } = fieldConfig ?? {};
  return overrides
    .filter(({ matcher }) => isMeant(matcher, name))
    .flatMap(({ properties }) => properties)
    .reduce<Field>((field, { id, value }) => withProperty(field, id, value), defaults);
}

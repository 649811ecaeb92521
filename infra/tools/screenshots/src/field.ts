/** A change of field options for the series or columns that it matches. */
export interface Override {
  readonly matcher: { readonly id: "byName" | "byRegexp"; readonly options: string };
  readonly properties: readonly { readonly id: string; readonly value: unknown }[];
}

/** A panel's field options, and what overrides change of them. */
export interface FieldConfig<Field> {
  readonly defaults: Field;
  readonly overrides: readonly Override[];
}

/** As Grafana reads it: a pattern between slashes, or one for the whole name. */
function patternOf(text: string): RegExp {
  const [, pattern, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  return pattern === undefined ? new RegExp(`^${text}$`) : new RegExp(pattern, flags);
}

const matches = ({ id, options }: Override["matcher"], name: string): boolean =>
  id === "byName" ? options === name : patternOf(options).test(name);

function withProperty<Field extends object>(field: Field, id: string, value: unknown): Field {
  if (!id.startsWith("custom.")) return { ...field, [id]: value };
  const { custom } = field as { readonly custom?: object };
  return { ...field, custom: { ...custom, [id.slice("custom.".length)]: value } };
}

/** Field options after a change. */
export const overridden = <Field extends object>(field: Field, { properties }: Override): Field =>
  properties.reduce((changed, { id, value }) => withProperty(changed, id, value), field);

/** The field options of the series or column with a name. */
export const fieldOf = <Field extends object>({ defaults, overrides }: FieldConfig<Field>, name: string): Field =>
  overrides.filter(({ matcher }) => matches(matcher, name)).reduce<Field>(overridden, defaults);

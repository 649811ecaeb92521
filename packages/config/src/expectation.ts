/** An error of a JSON schema, as ajv and TypeBox report it. */
export interface SchemaError {
  readonly keyword: string;
  readonly params: object;
  readonly message?: string | undefined;
}

/** A schema error as a message for users; for an enum it lists the allowed values. */
export function expectationOf({ keyword, message, params }: SchemaError): string {
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  return allowedValues === undefined ? (message ?? `fails ${keyword}`) : `must be one of ${allowedValues.join(", ")}`;
}

/** An error of a JSON schema, as ajv and TypeBox report it. */
export interface SchemaFault {
  readonly keyword: string;
  readonly params: object;
  readonly message?: string | undefined;
}

/** What a schema's fault says to people; of a closed list of words it names them. */
export function expectationOf({ keyword, message, params }: SchemaFault): string {
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  return allowedValues === undefined ? (message ?? `fails ${keyword}`) : `must be one of ${allowedValues.join(", ")}`;
}

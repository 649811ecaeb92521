/** A generated request. */
export interface Draft {
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, the fields of a form, or nothing. */
  readonly body: unknown;
  /** Sent instead of the body. */
  readonly raw?: string;
}

export type Change = (draft: Draft) => Draft;

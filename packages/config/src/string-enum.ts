import { Type } from "typebox";

/** A string enum, typed as the union of its values. */
export const stringEnum = <const Values extends readonly [string, ...string[]]>(values: Values, options: object = {}) =>
  Type.Unsafe<Values[number]>({ type: "string", enum: [...values], ...options });

import { Type } from "typebox";

/** One string of a closed list. */
export const stringEnum = <const Values extends readonly [string, ...string[]]>(values: Values, options: object = {}) =>
  Type.Unsafe<Values[number]>({ type: "string", enum: [...values], ...options });

import type { Line } from "../../src/lines.ts";

/** A line with a value at each of the moments 0, 15, 30 and so on; null where there is a gap. */
export const line = <Field = object>(
  name: string,
  values: readonly (number | null)[],
  field: Field = {} as Field,
): Line<Field> => ({
  name,
  field,
  points: values.map((value, index) => [index * 15, value]),
});

import type { Field } from "../../src/field.ts";
import type { Line } from "../../src/series.ts";

/** A line with a value at each of the moments 0, 15, 30 and so on; null where there is a gap. */
export const line = (name: string, values: readonly (number | null)[], field: Field = {}): Line => ({
  name,
  field,
  labels: {},
  points: values.map((value, index) => [index * 15, value]),
});

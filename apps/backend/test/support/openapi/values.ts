import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "./operations.ts";

/** Existing values, by field name. */
export type Known = Readonly<Record<string, readonly [unknown, ...unknown[]]>>;

/** Random strings, and ones that often cause errors. */
export const oddText: Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom("", " ", "\0", "a\0b", "\ud800", "\u202e", "\ufeff", "null", "NaN", "1e3", "-1", "0", "01", "1.0"),
  fc.constantFrom(
    "9".repeat(18),
    "9".repeat(19),
    "9".repeat(400),
    "2147483648",
    "0x1F",
    "１",
    "true",
    "[object Object]",
  ),
  fc.constantFrom(
    "'; DROP TABLE pets; --",
    "%00",
    "%",
    "../../etc/passwd",
    "{{7*7}}",
    "<script>",
    "\r\nX: y",
    "a@b",
    "@",
  ),
  fc.constantFrom("x".repeat(61), "x".repeat(201), "x".repeat(2001), "é".repeat(5000)),
);

const deep = Array.from({ length: 300 }).reduce<unknown>((inner) => [inner], null);

export const oddValue: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, 0, -0, 1e308, -1, 2 ** 31, 2 ** 53, 1.5, {}, [], [[]]) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constant(deep) },
);

/** Values for a schema, often existing ones; some may not match a pattern. */
export function valuesFor(schema: Schema, known: Known, name = ""): Arbitrary<unknown> {
  const random = generated(schema, known);
  const values = known[name];
  return values === undefined ? random : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, random);
}

function generated(schema: Schema, known: Known): Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "object":
      return objects(schema, known);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 });
    case "boolean":
      return fc.boolean();
    case "string":
      return texts(schema);
    default:
      throw new Error(`No generator for schema ${JSON.stringify(schema)}`);
  }
}

function objects({ properties = {}, required = [] }: Schema, known: Known): Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, valuesFor(schema, known, name)]);
  return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, { requiredKeys: [...required] });
}

function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> {
  if (format === "email") return fc.emailAddress();
  if (pattern?.startsWith("^[1-9]")) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "binary", minLength, maxLength: Math.min(maxLength, 300) });
}

import fc, { type Arbitrary } from "fast-check";
import type { Schema } from "./operations.ts";

/** Values that mean something to the app, by the name of the field that they are for. */
export type Known = Readonly<Record<string, readonly [unknown, ...unknown[]]>>;

/** Texts that programs trip over, beside random ones. */
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

/** Values as a schema wants them; some may miss a pattern. What is known for the field comes often. */
export function fitting(schema: Schema, known: Known, name = ""): Arbitrary<unknown> {
  const made = madeOf(schema, known);
  const values = known[name];
  return values === undefined ? made : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, made);
}

function madeOf(schema: Schema, known: Known): Arbitrary<unknown> {
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
      throw new Error(`No request of the document has had a schema like ${JSON.stringify(schema)}: make values for it`);
  }
}

function objects({ properties = {}, required = [] }: Schema, known: Known): Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, fitting(schema, known, name)]);
  return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>, { requiredKeys: [...required] });
}

function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): Arbitrary<string> {
  if (format === "email") return fc.emailAddress();
  if (pattern?.startsWith("^[1-9]")) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "binary", minLength, maxLength: Math.min(maxLength, 300) });
}

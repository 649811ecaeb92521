import Type, { type TLiteral, type TLiteralValue, type TProperties, type TSchema } from "typebox";
import Value from "typebox/value";

const ANYTHING = Type.Optional(Type.Unknown());

/** Properties that a still image does not show, whatever their values: tooltips, filters, editing. */
export const ignored = <Key extends string>(...keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, ANYTHING])) as Record<Key, typeof ANYTHING>;

/** Properties that support one value each. */
export const only = <const Values extends Readonly<Record<string, TLiteralValue>>>(values: Values) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Type.Literal(value)])) as {
    -readonly [Key in keyof Values]: TLiteral<Values[Key]>;
  };

/** An object with these properties and no others. */
export const closed = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

/** A list that has to be empty. */
export const NONE = Type.Array(Type.Never());

const at = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);

const MAX_ECHO_LENGTH = 80;

/** A value in a message. */
function echo(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_ECHO_LENGTH ? `${text.slice(0, MAX_ECHO_LENGTH - 1)}…` : text;
}

const listed = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(", ");

type SchemaError = ReturnType<typeof Value.Errors>[number];

function problemsOf(error: SchemaError, value: unknown): string[] {
  const keys = error.instancePath.split("/").slice(1);
  const path = keys.join(".");
  const found = echo(at(value, keys));
  switch (error.keyword) {
    case "additionalProperties":
      return []; // each of them is an error of its own, of the keyword boolean
    case "boolean":
    case "not":
      return [`${path} is not supported`];
    case "const":
      return [`${path} ${found} is not supported (supported: ${listed([error.params.allowedValue])})`];
    case "enum":
      return [`${path} ${found} is not supported (supported: ${listed(error.params.allowedValues)})`];
    case "required":
      return error.params.requiredProperties.map((key) => `${[...keys, key].join(".")} is missing`);
    default:
      return [`${path} ${found} ${error.message}`];
  }
}

/** What a schema does not accept of a value, a line for each property. */
export const unsupported = (schema: TSchema, value: unknown): string[] =>
  Value.Errors(schema, value).flatMap((error) => problemsOf(error, value));

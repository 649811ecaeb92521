import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  [keyword: string]: unknown;
}

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const generate = () =>
  createGenerator({
    path: pathOf("dashboard-schema.types.ts"),
    tsconfig: pathOf("../../tsconfig.json"),
    type: "AnyDashboard",
    topRef: false,
    expose: "none", // every panel type calls its options Options
    functions: "hide",
    discriminatorType: "open-api",
    skipTypeCheck: true,
  }).createSchema("AnyDashboard") as Schema;

function propertyOf(schema: Schema, ...names: readonly string[]): Schema {
  return names.reduce<Schema>((inner, name) => {
    const next = name === "items" ? inner.items : inner.properties?.[name];
    if (next === undefined) throw new Error(`the generated schema has no ${names.join(".")}: it stops at ${name}`);
    return next;
  }, schema);
}

const settings = (fields: Schema, prefix: string): Schema[] =>
  Object.entries(fields.properties ?? {})
    .filter(([name]) => name !== "custom")
    .map(([name, value]) => ({
      type: "object",
      properties: { id: { const: `${prefix}${name}` }, value },
      required: ["id", "value"],
      additionalProperties: false,
    }));

/** Overrides may only set fields that the panel's defaults have; the SDK's types accept anything. */
function tightenOverrides(panel: Schema): void {
  const defaults = propertyOf(panel, "fieldConfig", "defaults");
  const override = propertyOf(panel, "fieldConfig", "overrides", "items", "properties");
  override.items = {
    type: "object",
    discriminator: { propertyName: "id" },
    required: ["id"],
    oneOf: [...settings(defaults, ""), ...settings(propertyOf(defaults, "custom"), "custom.")],
  };
}

/** The problems of a dashboard's JSON, one line each: the path, and what is expected there. */
export type Validate = (dashboard: unknown) => string[];

/** A validator of dashboards against the SDK's types. Creating it takes seconds; running it does not. */
export function dashboardValidator(): Validate {
  const schema = generate();
  const panels = propertyOf(schema, "panels", "items").oneOf ?? [];
  for (const panel of panels.filter(({ properties }) => properties?.["fieldConfig"] !== undefined))
    tightenOverrides(panel);
  const validate = new Ajv({ strict: false, allErrors: true, discriminator: true }).compile(schema);
  return (dashboard) => {
    validate(dashboard);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

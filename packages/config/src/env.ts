import addFormats from "ajv-formats";
import { envSchema } from "env-schema";
import type { Static, TObject } from "typebox";
import { expectationOf, type SchemaError } from "./expectation.ts";

/** All problems of an environment in one message, each with its variable's name. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

interface VariableError extends SchemaError {
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
}

/** Checks for `format` of strings beyond those of JSON Schema, by name. */
export type Formats = Readonly<Record<string, (value: string) => boolean>>;

/**
 * Reads the variables of a schema, converted from text and with defaults. An empty variable counts as not set.
 * Throws a ConfigError that lists every problem, without the values: some are secrets.
 */
export function readEnv<Schema extends TObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv,
  formats: Formats = {},
): Static<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  try {
    return envSchema<Static<Schema>>({
      schema,
      // Applied here: ajv applies defaults only after it has checked allOf.
      data: { ...defaultsOf(schema), ...given },
      dotenv: false,
      env: false,
      ajv: {
        customOptions(ajv) {
          addFormats.default(ajv);
          for (const [name, check] of Object.entries(formats)) ajv.addFormat(name, check);
          return ajv;
        },
      },
    });
  } catch (error) {
    if (error instanceof Error && "errors" in error && Array.isArray(error.errors)) {
      // For a failed if/then, ajv reports each failed part and then the whole; the parts are enough.
      const errors = (error.errors as VariableError[]).filter(({ keyword }) => keyword !== "if");
      throw new ConfigError(errors.map((each) => describe(each, schema)));
    }
    throw error;
  }
}

function defaultsOf(schema: TObject): Record<string, unknown> {
  const properties = Object.entries(schema.properties as Record<string, { readonly default?: unknown }>);
  return Object.fromEntries(properties.flatMap(([name, field]) => ("default" in field ? [[name, field.default]] : [])));
}

function describe(error: VariableError, schema: TObject): string {
  const name = error.keyword === "required" ? String(error.params["missingProperty"]) : error.instancePath.slice(1);
  const variable = schema.properties[name] as { description?: string } | undefined;
  const description = variable?.description === undefined ? "" : ` (${variable.description})`;
  return error.keyword === "required"
    ? `${name} is not set${description}`
    : `${name} ${expectationOf(error)}${description}`;
}

/** Reads the configuration; prints a ConfigError to stderr without its stack and exits with code 1. */
export function configOrExit<Config>(read: () => Config): Config {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\nSee .env.example for every variable.\n`);
    process.exit(1);
  }
}

/** A rule for a schema's `allOf`: when a variable has this value (or defaults to it), the needed ones must be set. */
export function requires(variable: string, value: string, needed: readonly string[]): object {
  return ifThen({ properties: { [variable]: { const: value } }, required: [variable] }, { required: needed });
}

/** A rule for a schema's `allOf`: when a variable is set, to any value, the needed ones must be set too. */
export function requiresAlso(variable: string, needed: readonly string[]): object {
  return ifThen({ required: [variable] }, { required: needed });
}

function ifThen(condition: object, consequence: object): object {
  const entries = [
    ["if", condition],
    ["then", consequence],
  ];
  return Object.fromEntries(entries);
}

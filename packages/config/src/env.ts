import addFormats from "ajv-formats";
import { envSchema } from "env-schema";
import type { Static, TObject } from "typebox";
import { expectationOf, type SchemaFault } from "./expectation.ts";

/** Every fault of an environment in one message, each with its variable's name. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The environment has ${faults.length} fault${faults.length === 1 ? "" : "s"}:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.faults = faults;
  }
}

interface VariableFault extends SchemaFault {
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
}

/** Checks for `format` of strings beyond those of JSON Schema, by name. */
export type Formats = Readonly<Record<string, (value: string) => boolean>>;

/**
 * Reads the variables that a schema names, with defaults and conversion from text. An empty variable counts as not set.
 * Throws a ConfigError that lists every fault; values are not repeated in it, since some are secrets.
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
      // Filled in here, since ajv does it only after the rules between variables have been checked.
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
      // Of a failed if/then ajv reports the parts, which say all, and then the whole.
      const faults = (error.errors as VariableFault[]).filter(({ keyword }) => keyword !== "if");
      throw new ConfigError(faults.map((fault) => describe(fault, schema)));
    }
    throw error;
  }
}

function defaultsOf(schema: TObject): Record<string, unknown> {
  const properties = Object.entries(schema.properties as Record<string, { readonly default?: unknown }>);
  return Object.fromEntries(properties.flatMap(([name, field]) => ("default" in field ? [[name, field.default]] : [])));
}

function describe(fault: VariableFault, schema: TObject): string {
  const name = fault.keyword === "required" ? String(fault.params["missingProperty"]) : fault.instancePath.slice(1);
  const meaning = schema.properties[name] as { description?: string } | undefined;
  const about = meaning?.description === undefined ? "" : ` (${meaning.description})`;
  return fault.keyword === "required" ? `${name} is not set${about}` : `${name} ${expectationOf(fault)}${about}`;
}

/** Runs a program's main part; a bad environment is printed to stderr without a stack and ends the process with code 1. */
export function configOrExit<Config>(read: () => Config): Config {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\nSee .env.example for every variable.\n`);
    process.exit(1);
  }
}

/** A rule for a schema's `allOf`: when a variable has this value, by default too, others have to be set. */
export function requires(variable: string, value: string, needed: readonly string[]): object {
  return ifThen({ properties: { [variable]: { const: value } }, required: [variable] }, { required: needed });
}

/** A rule for a schema's `allOf`: when a variable is set, to whatever value, others have to be set too. */
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

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { parse } from "yaml";

/** The part of a service that tests read, as the Compose Specification names it. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly profiles?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly (string | SubpathMount)[];
  readonly tmpfs?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly deploy: { readonly resources: { readonly limits?: { readonly memory: string; readonly cpus: string } } };
}

export interface SubpathMount {
  readonly type: "volume";
  readonly source: string;
  readonly target: string;
  readonly read_only: boolean;
  readonly volume: { readonly subpath: string };
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const INFRA = join(projectRoot, "infra");

const read = async (file: string) => parse(await readFile(join(INFRA, file), "utf8"), { merge: true });

export const compose = (await read("compose.yaml")) as ComposeFile;
/** Merged automatically by `docker compose`. */
export const override = (await read("compose.override.yaml")) as {
  readonly services: Readonly<Record<string, Pick<ComposeService, "networks" | "ports">>>;
};

export const services = Object.entries(compose.services);

/** The names of services that match a condition. */
export const namesOf = (matches: (service: ComposeService) => unknown): string[] =>
  services.filter(([, service]) => matches(service)).map(([name]) => name);

/** The service with this name. Throws when there is none. */
export function serviceOf(name: string): ComposeService {
  const service = compose.services[name];
  if (service === undefined) throw new Error(`compose.yaml has no service ${name}`);
  return service;
}

/** Whether a service runs once before others start. */
export const isOneShot = ({ restart }: ComposeService): boolean => restart === "no";

/** All strings in a YAML value. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

// Two dollar signs escape one.
const VARIABLE = /(?<!\$)\$(?:\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\}|([A-Z][A-Z0-9_]*))/g;

/** Every variable in a YAML value, with its default or undefined. */
export const variablesIn = (value: unknown): (readonly [string, string | undefined])[] =>
  textsIn(value).flatMap((text) =>
    [...text.matchAll(VARIABLE)].map(([, braced, fallback, bare = ""]) => [braced ?? bare, fallback] as const),
  );

/** A string with every variable replaced by its default. */
export const withDefaults = (text: string): string =>
  text.replaceAll(VARIABLE, (_, _braced, fallback = "") => fallback);

/** The environment of a service. */
export const environmentOf = (name: string): Readonly<Record<string, string>> => serviceOf(name).environment ?? {};

/** The variables in `.env`, which `docker compose` reads first. */
export const dotenv = Object.fromEntries(
  [...(await readFile(join(INFRA, ".env"), "utf8")).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
) as Readonly<Record<string, string>>;

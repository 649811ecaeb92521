import type { Draft } from "../../draft.ts";
import { chosen } from "../../near.ts";
import { named, type Request, required } from "../../request.ts";
import { type Feature, featuresIn } from "./feature.ts";

const METHODS = ["GET", "POST", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** Who may call a route, with the arguments of its guard; `anyone` has none. */
export const ROLES = {
  anyone: undefined,
  account: [],
  adopter: ["adopter"],
  shelter: ["shelter"],
  "shelter,admin": ["shelter", "admin"],
} as const satisfies Record<string, readonly string[] | undefined>;
export type Roles = keyof typeof ROLES;

export interface Plan {
  /** In PascalCase. */
  readonly name: string;
  readonly method: Method;
  /** Below /api, with `:name` for parameters. */
  readonly path: string;
  readonly parameters: readonly string[];
  /** A change or a new resource has one, an action on a resource has none. */
  readonly hasBody: boolean;
  readonly roles: Roles;
  readonly feature: Feature;
}

const PATH = /^(\/([a-z0-9]+(-[a-z0-9]+)*|:[a-z][A-Za-z0-9]*))+$/;
const DECLARED = /\bapp\.(get|post|patch|put|delete)\(\s*"([^"]+)"/g;

/** Every route of the features, as `POST /pets/:id/withdraw`. */
const routesIn = (draft: Draft): string[] =>
  draft
    .list("apps/backend/src/*/*.ts")
    .flatMap((file) => [...draft.read(file).matchAll(DECLARED)])
    .map(([, method = "", path = ""]) => `${method.toUpperCase()} ${path}`);

/** Without the names of parameters: two routes that differ in nothing else are one. */
const unnamed = (route: string): string => route.replaceAll(/:\w+/g, ":");

/** The parts of a request. Throws on a bad or taken one. */
export function planOf(request: Request, draft: Draft): Plan {
  const name = named(request, /^([A-Z][a-z0-9]*)+$/, "PascalCase, what the caller does, such as SharePet");
  const features = featuresIn(draft);
  const names = features.map((feature) => feature.name);
  const wanted = chosen("a feature", required(request, "in", `a feature (${names.join(", ")})`), names);
  const text = required(request, "route", 'method and path, such as "POST /pets/:id/share"');
  const [verb = "", path = ""] = text.replace(/^(\S+) \/api\//, "$1 /").split(" ");
  const method = chosen("a method", verb, METHODS);
  if (!PATH.test(path))
    throw new Error(`${path} is not a path: kebab-case segments and :parameters, such as /pets/:id/share`);
  const taken = routesIn(draft).find((route) => unnamed(route) === unnamed(`${method} ${path}`));
  if (taken !== undefined) throw new Error(`${taken} exists`);
  const known = Object.keys(ROLES) as Roles[];
  const roles = chosen("a choice of roles", required(request, "roles", known.join(" | ")), known);
  const feature = features.find((each) => each.name === wanted);
  if (feature === undefined || draft.read(feature.contract).includes(`export const ${name}Reply `))
    throw new Error(`${name}Reply exists in ${feature?.contract}`);
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, parameter = ""]) => parameter);
  const hasBody = method === "PATCH" || (method === "POST" && parameters.length === 0);
  return { name, method, path, parameters, hasBody, roles, feature };
}

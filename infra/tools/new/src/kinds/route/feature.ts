import type { Draft } from "../../draft.ts";

/** A feature of the backend that has routes and a repository of its own. */
export interface Feature {
  readonly name: string;
  /** Its files. */
  readonly routes: string;
  readonly repository: string;
  /** Where its schemas are. */
  readonly contract: string;
  /** The repository as its routes know it. */
  readonly variable: string;
  /** Of its routes in the API's documentation, as code. */
  readonly tags: string;
}

const imported = (text: string, from: string): string[] =>
  (new RegExp(`^import (?:type )?\\{([^}]*)\\} from "${from}";`, "m").exec(text)?.[1] ?? "")
    .split(",")
    .map((entry) => entry.trim().replace(/^type /, ""));

/** The contract's file that declares a schema that the routes use. */
function contractOf(routes: string, draft: Draft): string | undefined {
  const schemas = imported(routes, "@petswipe/contract");
  return draft
    .list("packages/contract/src/*.ts")
    .find((file) =>
      schemas.some(
        (schema) =>
          draft.read(file).includes(`export const ${schema}Body = `) ||
          draft.read(file).includes(`export const ${schema} = `),
      ),
    );
}

/** Every feature whose routes use its own repository. */
export function featuresIn(draft: Draft): Feature[] {
  return draft.list("apps/backend/src/*/routes.ts").flatMap((file) => {
    const routes = draft.read(file);
    const type = imported(routes, "./repository.ts").find((name) => name.endsWith("Repository"));
    const variable = new RegExp(`readonly (\\w+): ${type};?`).exec(routes)?.[1];
    const tag = /\btags(?: =|:) \["(\w+)"\]/.exec(routes)?.[1];
    const contract = contractOf(routes, draft);
    if (type === undefined || variable === undefined || tag === undefined || contract === undefined) return [];
    const tags = /^ {2}const tags = /m.test(routes) ? "tags" : `tags: ["${tag}"]`;
    const name = file.split("/").at(-2) ?? "";
    return [{ name, routes: file, repository: file.replace("routes.ts", "repository.ts"), contract, variable, tags }];
  });
}

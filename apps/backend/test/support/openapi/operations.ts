import { Id } from "@petswipe/contract";
import type { Backend } from "../backend.ts";

/** The part of JSON Schema that the document uses. */
export interface Schema {
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minProperties?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `{name}` for parameters. */
  readonly url: string;
  readonly parameters: readonly Parameter[];
  /** By media type. */
  readonly body: Content;
  /** By status, or `4XX` and `5XX`. */
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly needsSession: boolean;
}

interface Item {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Operation["responses"];
  readonly security?: readonly object[];
}

/** All operations of the app's OpenAPI document. */
export async function operationsOf({ app }: Pick<Backend, "app">): Promise<Operation[]> {
  const reply = await app.inject("/api/docs/json");
  const { paths } = reply.json<{ paths: Record<string, Record<string, Item>> }>();
  return Object.entries(paths).flatMap(([url, items]) =>
    Object.entries(items).map(([method, item]) => ({
      method: method.toUpperCase() as Operation["method"],
      url,
      parameters: item.parameters ?? [],
      body: item.requestBody?.content ?? {},
      responses: item.responses,
      needsSession: item.security !== undefined,
    })),
  );
}

export const nameOf = ({ method, url }: Operation): string => `${method} ${url}`;

/** The fields of paths, queries and bodies with an id, or a photo's path. */
export function idsOf({ parameters, body }: Operation): string[] {
  const inBody = Object.values(body).flatMap(({ schema }) => Object.entries(schema.properties ?? {}));
  const fields = [...parameters.map(({ name, schema }) => [name, schema] as const), ...inBody];
  return fields.filter(([name, { pattern }]) => name === "*" || pattern === ID).map(([name]) => name);
}

const ID = (Id as { readonly pattern?: string }).pattern;

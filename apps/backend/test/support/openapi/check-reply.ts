import { AjvCompiler } from "@fastify/ajv-compiler";
import type { LightMyRequestResponse } from "fastify";
import type { Draft } from "./draft.ts";
import type { Operation, Schema } from "./operations.ts";

type Check = (value: unknown) => boolean;

const compilers = AjvCompiler();
const options = { strict: false, removeAdditional: false, useDefaults: false } as const;
const strict = compilers({}, { customOptions: { ...options, coerceTypes: false } });
const coercing = compilers({}, { customOptions: { ...options, coerceTypes: true } });
/** What no reply may contain: hashes, SQL statements, locations in the code. */
const INTERNALS = /\$argon2|\b(SELECT|INSERT INTO|UPDATE) \w+|node_modules|\n\s+at |\.ts:\d/;

export interface Exchange {
  readonly draft: Draft;
  /** Whether it was sent with a session. */
  readonly withSession: boolean;
  readonly reply: LightMyRequestResponse;
}

/** Checks replies of an operation against the OpenAPI document; the check returns all problems. */
export function replyCheck(operation: Operation) {
  const replies = new Map<string, Check>();
  for (const [status, { content }] of Object.entries(operation.responses)) {
    for (const [type, { schema }] of Object.entries(content ?? {})) replies.set(`${status} ${type}`, check(schema));
  }
  const valid = validity(operation);

  return ({ draft, withSession, reply }: Exchange): string[] => {
    const { statusCode: status, headers, body } = reply;
    const documented = [String(status), `${String(status)[0]}XX`].find((one) => one in operation.responses);
    const type = String(headers["content-type"] ?? "").split(";", 1)[0] ?? "";
    const checkReply = replies.get(`${documented} ${type}`);
    const error =
      type === "application/json" && status >= 400
        ? reply.json<{ error: { code: string; requestId: string } }>().error
        : undefined;
    const isValid = valid(draft);
    const problems: Record<string, boolean> = {
      "is a server error": status >= 500,
      "has an undocumented status": documented === undefined,
      "has a body, which is not documented":
        operation.responses[documented ?? ""]?.content === undefined && body !== "",
      "has an undocumented content type": body !== "" && checkReply === undefined,
      "does not match its schema": type === "application/json" && checkReply?.(reply.json()) === false,
      "has another request's id in its error": error !== undefined && error.requestId !== headers["x-request-id"],
      "leaks internals": INTERNALS.test(body),
      "is served without a session": operation.needsSession && !withSession && ![401, 404].includes(status),
      "accepts what its schema forbids": isValid === false && status < 300,
      "refuses what its schema allows": isValid === true && error?.code === "validation_failed",
    };
    return Object.keys(problems).filter((problem) => problems[problem]);
  };
}

function check(schema: Schema): Check {
  if (schema.format === "binary") return () => true;
  return strict({ schema, method: "", url: "" }) as unknown as Check;
}

/** Whether a draft is valid according to the document; undefined if unknown. */
function validity({ parameters, body }: Operation): (draft: Draft) => boolean | undefined {
  const schemaOf = (where: string) => {
    const selected = parameters.filter((one) => one.in === where);
    const required = selected.filter((one) => one.required).map(({ name }) => name);
    return {
      type: "object",
      properties: Object.fromEntries(selected.map(({ name, schema }) => [name, schema])),
      required,
    };
  };
  const path = coercing({ schema: schemaOf("path"), method: "", url: "" }) as unknown as Check;
  const query = coercing({ schema: schemaOf("query"), method: "", url: "" }) as unknown as Check;
  const named = new Set(parameters.map(({ name }) => name));
  const json = body["application/json"];
  const checkBody = json === undefined ? () => true : check(json.schema);

  return (draft) => {
    const { "content-type": type, ...others } = draft.headers;
    if (
      draft.raw !== undefined ||
      Object.keys(others).length > 0 ||
      new Set(draft.query.map(([name]) => name)).size < draft.query.length
    )
      return undefined;
    // The document cannot express that other parameters are refused.
    if (draft.query.some(([name]) => !named.has(name))) return undefined;
    if (json !== undefined && (type !== "application/json" || draft.body === undefined)) return undefined;
    if (json === undefined && (type !== undefined || draft.body !== undefined)) return undefined;
    if (!path({ ...draft.path }) || !query(Object.fromEntries(draft.query))) return false;
    return json === undefined || checkBody(JSON.parse(JSON.stringify(draft.body)));
  };
}

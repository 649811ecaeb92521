import { AjvCompiler } from "@fastify/ajv-compiler";
import type { LightMyRequestResponse } from "fastify";
import type { Draft } from "./draft.ts";
import type { Operation, Schema } from "./operations.ts";

type Check = (value: unknown) => boolean;

const compilers = AjvCompiler();
const options = { strict: false, removeAdditional: false, useDefaults: false } as const;
const asItIs = compilers({}, { customOptions: { ...options, coerceTypes: false } });
const fromText = compilers({}, { customOptions: { ...options, coerceTypes: true } });
/** What no answer may hold: hashes, statements, places in the code. */
const INTERNALS = /\$argon2|\b(SELECT|INSERT INTO|UPDATE) \w+|node_modules|\n\s+at |\.ts:\d/;

export interface Exchange {
  readonly draft: Draft;
  /** Whether it was sent with the session of somebody. */
  readonly withSession: boolean;
  readonly reply: LightMyRequestResponse;
}

/** Says all that is wrong with an answer by what the document promises of its operation. */
export function judgeOf(operation: Operation) {
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
    const asWanted = valid(draft);
    const faults: Record<string, boolean> = {
      "is ours": status >= 500,
      "is a status that the document does not have": documented === undefined,
      "has a body though the document has none":
        operation.responses[documented ?? ""]?.content === undefined && body !== "",
      "is of a type that the document does not have": body !== "" && checkReply === undefined,
      "is not as its schema": type === "application/json" && checkReply?.(reply.json()) === false,
      "names another request in its error": error !== undefined && error.requestId !== headers["x-request-id"],
      "tells internals": INTERNALS.test(body),
      "lets somebody in without a session": operation.needsSession && !withSession && ![401, 404].includes(status),
      "accepts what its schema forbids": asWanted === false && status < 300,
      "refuses what its schema allows": asWanted === true && error?.code === "validation_failed",
    };
    return Object.keys(faults).filter((fault) => faults[fault]);
  };
}

function check(schema: Schema): Check {
  if (schema.format === "binary") return () => true;
  return asItIs({ schema, method: "", url: "" }) as unknown as Check;
}

/** Whether a draft is as the document wants it; undefined where that cannot be told. */
function validity({ parameters, body }: Operation): (draft: Draft) => boolean | undefined {
  const schemaOf = (where: string) => {
    const wanted = parameters.filter((one) => one.in === where);
    const required = wanted.filter((one) => one.required).map(({ name }) => name);
    return {
      type: "object",
      properties: Object.fromEntries(wanted.map(({ name, schema }) => [name, schema])),
      required,
    };
  };
  const path = fromText({ schema: schemaOf("path"), method: "", url: "" }) as unknown as Check;
  const query = fromText({ schema: schemaOf("query"), method: "", url: "" }) as unknown as Check;
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
    // The document cannot say that no other parameters are taken.
    if (draft.query.some(([name]) => !named.has(name))) return undefined;
    if (json !== undefined && (type !== "application/json" || draft.body === undefined)) return undefined;
    if (json === undefined && (type !== undefined || draft.body !== undefined)) return undefined;
    if (!path({ ...draft.path }) || !query(Object.fromEntries(draft.query))) return false;
    return json === undefined || checkBody(JSON.parse(JSON.stringify(draft.body)));
  };
}

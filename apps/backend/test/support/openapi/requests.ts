import fc, { type Arbitrary } from "fast-check";
import { changesOf } from "./changes.ts";
import type { Change, Draft } from "./draft.ts";
import type { Operation } from "./operations.ts";
import { fitting, type Known } from "./values.ts";

/** One in three as the document wants it, the others changed in up to three places. */
export function draftsOf(operation: Operation, known: Known): Arbitrary<Draft> {
  const asWanted = wanted(operation, known);
  const changes = fc.array(changesOf(operation), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 1, arbitrary: asWanted },
    { weight: 2, arbitrary: fc.tuple(asWanted, changes).map(([draft, all]) => all.reduce(apply, draft)) },
  );
}

const apply = (draft: Draft, change: Change): Draft => change(draft);

function wanted({ parameters, body }: Operation, known: Known): Arbitrary<Draft> {
  const values = (where: "path" | "query") => {
    const there = parameters.filter((parameter) => parameter.in === where);
    const fields = there.map(({ name, schema }) => [name, fitting(schema, known, name).map(String)]);
    const requiredKeys = there.filter(({ required }) => required).map(({ name }) => name);
    return fc.record<Record<string, string>>(Object.fromEntries(fields), { requiredKeys });
  };
  const [type, content] = Object.entries(body)[0] ?? [];
  return fc.record({
    // An empty one would be another route's address.
    path: values("path").filter((path) => Object.values(path).every((value) => !/^\.*$/.test(value))),
    query: values("query").map((query) => Object.entries(query)),
    headers: fc.constant(type === undefined ? {} : { "content-type": type }),
    body: content === undefined ? fc.constant(undefined) : fitting(content.schema, known),
  });
}

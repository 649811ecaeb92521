import fc, { type Arbitrary } from "fast-check";
import { changesOf } from "./changes.ts";
import type { Change, Draft } from "./draft.ts";
import type { Operation } from "./operations.ts";
import { type Known, valuesFor } from "./values.ts";

/** One third valid, the others with one to three changes. */
export function draftsOf(operation: Operation, known: Known): Arbitrary<Draft> {
  const valid = validDrafts(operation, known);
  const changes = fc.array(changesOf(operation), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 1, arbitrary: valid },
    { weight: 2, arbitrary: fc.tuple(valid, changes).map(([draft, all]) => all.reduce(apply, draft)) },
  );
}

const apply = (draft: Draft, change: Change): Draft => change(draft);

function validDrafts({ parameters, body }: Operation, known: Known): Arbitrary<Draft> {
  const values = (where: "path" | "query") => {
    const selected = parameters.filter((parameter) => parameter.in === where);
    const fields = selected.map(({ name, schema }) => [name, valuesFor(schema, known, name).map(String)]);
    const requiredKeys = selected.filter(({ required }) => required).map(({ name }) => name);
    return fc.record<Record<string, string>>(Object.fromEntries(fields), { requiredKeys });
  };
  const [type, content] = Object.entries(body)[0] ?? [];
  return fc.record({
    // An empty segment would be another route's URL.
    path: values("path").filter((path) => Object.values(path).every((value) => !/^\.*$/.test(value))),
    query: values("query").map((query) => Object.entries(query)),
    headers: fc.constant(type === undefined ? {} : { "content-type": type }),
    body: content === undefined ? fc.constant(undefined) : valuesFor(content.schema, known),
  });
}

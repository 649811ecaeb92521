import { TABLES } from "@petswipe/metrics";
import type { Draft } from "../../draft.ts";
import { withImports } from "../../imports.ts";
import { beforeLine, intoBlock } from "../../insert.ts";
import type { Request } from "../../request.ts";
import { declaration, repositoryMethod, schemas, statement } from "./code.ts";
import { type Plan, planOf } from "./plan.ts";
import { bodyRow, matrixRow, ownershipRows, testFile } from "./tests.ts";

const TESTS = "apps/backend/test";
const contractImport = (name: string) => ({ entry: name, from: "@petswipe/contract" });

function addToFeature(draft: Draft, plan: Plan): void {
  const { name, hasBody, parameters, feature } = plan;
  const neighbors = draft.list("apps/backend/src/*/*.ts").map(draft.read);
  const own = [...(hasBody ? [`${name}Body`] : []), `${name}Reply`];
  draft.edit(feature.routes, (text) =>
    withImports(
      intoBlock(text, [/^export function \w+Routes\(/], declaration(plan)),
      [...own.map(contractImport), ...(parameters.length > 0 ? ["Type", contractImport("Id")] : [])],
      neighbors,
    ),
  );
  draft.edit(feature.repository, (text) => {
    const method = intoBlock(text, [/^export function \w+Repository\(/, /^ {2}return \{$/], repositoryMethod(plan));
    const whole = beforeLine(method, /^export function \w+Repository\(/, statement(plan, TABLES));
    return withImports(
      whole,
      [...own.map((schema) => contractImport(`type ${schema}`)), "statement", "notFound"],
      neighbors,
    );
  });
}

/** A route with its schemas, its statement and its tests. */
export function route(request: Request, draft: Draft): string[] {
  const plan = planOf(request, draft);
  const { name, feature } = plan;
  const schemaFiles = draft.list("packages/contract/src/*.ts").map(draft.read);
  const needed = ["Type", "Static", ...(plan.hasBody ? ["body"] : [])];
  draft.edit(feature.contract, (text) => withImports(text + schemas(plan), needed, schemaFiles));
  addToFeature(draft, plan);
  if (plan.hasBody)
    draft.edit("packages/contract/test/bodies.test.ts", (text) => intoBlock(text, [/^const inputs: /], bodyRow(plan)));
  const file = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
  draft.create(`${TESTS}/${file}.test.ts`, testFile(plan));
  draft.edit(`${TESTS}/authorization-matrix.test.ts`, (text) =>
    intoBlock(text, [/^const MATRIX: /], matrixRow(plan, text)),
  );
  for (const row of ownershipRows(plan))
    draft.edit(`${TESTS}/object-ownership.test.ts`, (text) => intoBlock(text, [/^const CASES: /], row));
  return plan.hasBody
    ? ["Give each field of the body that is an id a row in object-ownership.test.ts; its test names the missing ones"]
    : [];
}

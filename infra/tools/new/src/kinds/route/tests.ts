import { missing } from "@petswipe/cli/missing";
import { type Plan, ROLES } from "./plan.ts";

/** The resources of the tests' fixture, and which of its users they belong to. */
const FIXTURE: Readonly<Record<string, { readonly id: string; readonly owners: readonly string[] }>> = {
  pets: { id: "pet.id", owners: ["shelter"] },
  matches: { id: "match.id", owners: ["adopter", "shelter"] },
  adoptions: { id: "adoption.id", owners: ["adopter", "shelter"] },
};
const OTHER = { adopter: "otherAdopter", shelter: "otherShelter" } as const;

const resourceOf = ({ path }: Plan) => FIXTURE[/^\/([a-z-]+)\/:/.exec(path)?.[1] ?? ""];
const callerOf = ({ roles }: Plan): keyof typeof OTHER => (roles.startsWith("shelter") ? "shelter" : "adopter");

/** The path with ids of the fixture in this variable; 1 where it has none. */
function urlIn(plan: Plan, fixture: string): string {
  const resource = resourceOf(plan);
  const path = plan.parameters.reduce(
    (text, parameter, index) =>
      text.replace(`:${parameter}`, index === 0 && resource !== undefined ? `\${${fixture}.${resource.id}}` : "1"),
    plan.path,
  );
  return path.includes("${") ? `\`/api${path}\`` : JSON.stringify(`/api${path}`);
}

const callIn = (plan: Plan, caller: string, fixture: string, reply = ""): string =>
  `${caller}${reply}(${JSON.stringify(plan.method)}, ${urlIn(plan, fixture)}${plan.hasBody ? ", {}" : ""})`;

/** A test file of its own. */
export function testFile(plan: Plan): string {
  const { name, method, path, roles } = plan;
  const reply = `<${name}Reply>`;
  const isOpen = roles === "anyone";
  const call = callIn(plan, isOpen ? "client(backend)" : `fixture.${callerOf(plan)}.call`, "fixture", reply);
  const usesFixture = call.includes("fixture.");
  return `import type { ${name}Reply } from "@petswipe/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
${isOpen ? 'import { client } from "./support/users.ts";\n' : ""}${usesFixture ? 'import { createFixture, type Fixture } from "./support/fixture.ts";\n' : ""}
let backend: Backend;
${usesFixture ? "let fixture: Fixture;\n" : ""}beforeAll(async () => {
  backend = await startBackend();
  ${usesFixture ? "fixture = await createFixture(backend);" : ""}
});
afterAll(() => backend.close());

test("${method} /api${path} ${missing("does what")}", async () => {
  const { status, body } = await ${call};
  expect({ status, body }).toEqual({ status: 200, body: {} }); // ${missing("the reply, and what is stored")}
});
`;
}

/** Its row in the test of bodies. */
export const bodyRow = ({ name }: Plan): string =>
  `${name}Body: { good: [{}], bad: [{ unknown: true }] }, // ${missing("bodies that are accepted, and ones that are not")}`;

/** Its row in the authorization matrix, by the constant that has its verdicts, if the file has one. */
export function matrixRow({ method, path, roles }: Plan, matrix: string): string {
  const guards: readonly string[] | undefined = ROLES[roles];
  const verdict = (role: string) =>
    guards === undefined || guards.length === 0 || guards.includes(role) ? '"in"' : "403";
  const verdicts = [guards === undefined ? '"in"' : "401", ...["adopter", "shelter", "admin"].map(verdict)].join(", ");
  const constant = new RegExp(`^const (\\w+): Row = \\[${verdicts}\\];$`, "m").exec(matrix)?.[1];
  return `${JSON.stringify(`${method} /api${path}`)}: ${constant ?? `[${verdicts}]`},`;
}

/** Its rows in the test of ownership, one for each id in its path. */
export function ownershipRows(plan: Plan): string[] {
  const { method, path, parameters, roles } = plan;
  const resource = resourceOf(plan);
  const url = `/api${path.replaceAll(/:(\w+)/g, "{$1}")}`;
  const caller = callerOf(plan);
  const isOwned = method !== "GET" && roles !== "anyone" && resource?.owners.includes(caller);
  const others = roles === "account" ? Object.values(OTHER) : [OTHER[caller]];
  const attacks = others.map((other) => `(f) => ${callIn(plan, `f.${other}.call`, "f")}`).join(", ");
  return parameters.map((parameter) => {
    const key = JSON.stringify(`${method} ${url} ${parameter}`);
    if (isOwned) return `${key}: { attacks: [${attacks}], rightful: (f) => ${callIn(plan, `f.${caller}.call`, "f")} },`;
    const kind = roles === "anyone" ? "public" : "own";
    return `${key}: "${kind}", // ${missing("whose it is: keep the word if it fits, else add attacks as above")}`;
  });
}

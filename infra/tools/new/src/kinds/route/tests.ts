import { missing } from "@petswipe/cli/missing";
import { type Plan, ROLES } from "./plan.ts";

/** What the tests' world has of each resource, and which of its users it belongs to. */
const WORLD: Readonly<Record<string, { readonly id: string; readonly owners: readonly string[] }>> = {
  pets: { id: "pet.id", owners: ["shelter"] },
  matches: { id: "match.id", owners: ["adopter", "shelter"] },
  adoptions: { id: "adoption.id", owners: ["adopter", "shelter"] },
};
const OTHER = { adopter: "otherAdopter", shelter: "otherShelter" } as const;

const resourceOf = ({ path }: Plan) => WORLD[/^\/([a-z-]+)\/:/.exec(path)?.[1] ?? ""];
const callerOf = ({ roles }: Plan): keyof typeof OTHER => (roles.startsWith("shelter") ? "shelter" : "adopter");

/** The path with ids of the world that a variable holds; 1 where it has none. */
function urlIn(plan: Plan, world: string): string {
  const resource = resourceOf(plan);
  const path = plan.parameters.reduce(
    (text, parameter, index) =>
      text.replace(`:${parameter}`, index === 0 && resource !== undefined ? `\${${world}.${resource.id}}` : "1"),
    plan.path,
  );
  return path.includes("${") ? `\`/api${path}\`` : JSON.stringify(`/api${path}`);
}

const callIn = (plan: Plan, caller: string, world: string, reply = ""): string =>
  `${caller}${reply}(${JSON.stringify(plan.method)}, ${urlIn(plan, world)}${plan.hasBody ? ", {}" : ""})`;

/** A test file of its own. */
export function testFile(plan: Plan): string {
  const { name, method, path, roles } = plan;
  const reply = `<${name}Reply>`;
  const isOpen = roles === "anyone";
  const call = callIn(plan, isOpen ? "client(backend)" : `world.${callerOf(plan)}.call`, "world", reply);
  const usesWorld = call.includes("world.");
  return `import type { ${name}Reply } from "@petswipe/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
${isOpen ? 'import { client } from "./support/people.ts";\n' : ""}${usesWorld ? 'import { makeWorld, type World } from "./support/world.ts";\n' : ""}
let backend: Backend;
${usesWorld ? "let world: World;\n" : ""}beforeAll(async () => {
  backend = await startBackend();
  ${usesWorld ? "world = await makeWorld(backend);" : ""}
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
  const attacks = others.map((other) => `(w) => ${callIn(plan, `w.${other}.call`, "w")}`).join(", ");
  return parameters.map((parameter) => {
    const key = JSON.stringify(`${method} ${url} ${parameter}`);
    if (isOwned) return `${key}: { attacks: [${attacks}], rightful: (w) => ${callIn(plan, `w.${caller}.call`, "w")} },`;
    const kind = roles === "anyone" ? "public" : "own";
    return `${key}: "${kind}", // ${missing("whose it is: keep the word if it fits, else add attacks as above")}`;
  });
}

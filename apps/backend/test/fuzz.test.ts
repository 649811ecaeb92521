import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { createFixture } from "./support/fixture.ts";
import { replyCheck } from "./support/openapi/check-reply.ts";
import type { Draft } from "./support/openapi/draft.ts";
import { injectOptions } from "./support/openapi/inject-options.ts";
import { nameOf, type Operation, operationsOf } from "./support/openapi/operations.ts";
import { draftsOf } from "./support/openapi/requests.ts";
import type { Known } from "./support/openapi/values.ts";
import { makeAdmin, openSession, PASSWORD, signUp, type TestUser } from "./support/users.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 75);
const SEED = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const ROLES = ["anonymous", "adopter", "shelter", "admin"] as const;
type Role = (typeof ROLES)[number];

let backend: Backend;
let operations: readonly Operation[];
let known: Known;
const users: Partial<Record<Role, TestUser>> = {};
const statuses = new Map<number, number>();

beforeAll(async () => {
  backend = await startBackend();
  operations = await operationsOf(backend);
  const { shelter, adopter, otherAdopter, liked, match, pet, adoption } = await createFixture(backend);
  Object.assign(users, { shelter, adopter, admin: await makeAdmin(backend) });
  const ids = [pet.id, liked.id, match.id, adoption.id] as const;
  const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  known = {
    email: [adopter.email, otherAdopter.email, "unknown@example.com"],
    password: [PASSWORD, "a wrong password"],
    file: [photo, Buffer.from("name,petType,ageMonths\nRex,dog,1\n"), Buffer.from("x"), Buffer.alloc(0)],
    "*": ["demo/dog-001.svg", "demo/nothing.svg", "pets/1-0.webp"],
    adopterId: [adopter.user.id, otherAdopter.user.id],
    shelterId: [shelter.user.id],
    id: ids,
    petId: ids,
    cursor: ids,
  };
});
afterAll(async () => {
  await backend.close();
  const total = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  const by = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`);
  const drawn = `FUZZ_SEED=${SEED} FUZZ_RUNS=${RUNS}`;
  process.stdout.write(`fuzz: ${total} requests to ${operations.length} routes (${by.join(", ")}), ${drawn}\n`);
});

/** The role's user with a new session, or a new user if the account was deleted. */
async function logInAgain(role: Role, by: TestUser): Promise<TestUser> {
  const token = await openSession(backend, by.user.id);
  if (token !== undefined) return { ...by, token };
  return role === "admin" ? makeAdmin(backend) : signUp(backend, role === "shelter" ? "shelter" : "adopter");
}

async function exchange(operation: Operation, role: Role, draft: Draft) {
  const by = users[role];
  const { headers, ...request } = injectOptions(operation, draft);
  const authorization = by === undefined ? {} : { authorization: `Bearer ${by.token}` };
  const reply = await backend.app.inject({ ...request, headers: { ...authorization, ...headers } });
  statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1);
  // Logout or deletion.
  if (by !== undefined && operation.needsSession && reply.statusCode === 204) users[role] = await logInAgain(role, by);
  return reply;
}

function fuzz(operation: Operation, role: Role): Promise<void> {
  const problemsOf = replyCheck(operation);
  const property = fc.asyncProperty(draftsOf(operation, known), async (draft) => {
    const reply = await exchange(operation, role, draft);
    const problems = problemsOf({ draft, withSession: users[role] !== undefined, reply });
    const context = `${nameOf(operation)} as ${role} → ${reply.statusCode} ${reply.body.slice(0, 500)}`;
    expect(problems, context).toEqual([]);
  });
  return fc.assert(property, { numRuns: RUNS, seed: SEED });
}

test("every route answers as documented, to any user and input, and never with a 5xx", async () => {
  for (const operation of operations) {
    const ends = await Promise.allSettled(ROLES.map((role) => fuzz(operation, role)));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }
  expect(backend.log.lines().filter((line) => ["error", "fatal"].includes(line.level))).toEqual([]);
  expect((await backend.app.inject("/health/ready")).json()).toMatchObject({ status: "ready" });
}, 600_000);

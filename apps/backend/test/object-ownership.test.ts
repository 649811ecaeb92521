import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { fingerprint } from "./support/database.ts";
import { createFixture, type Fixture } from "./support/fixture.ts";
import { idsOf, nameOf, type Operation, operationsOf } from "./support/openapi/operations.ts";
import { upload } from "./support/upload.ts";
import type { TestUser } from "./support/users.ts";

let backend: Backend;
let operations: readonly Operation[];
let photo: Buffer<ArrayBuffer>;
beforeAll(async () => {
  backend = await startBackend();
  operations = await operationsOf(backend);
  photo = (await sharp({ create: { width: 4, height: 4, channels: 3, background: "red" } })
    .png()
    .toBuffer()) as typeof photo;
});
afterAll(() => backend.close());

type Answer = Promise<{ readonly status: number }>;

interface Case {
  /** Requests of users who are not involved. */
  readonly attacks: readonly ((fixture: Fixture) => Answer)[];
  /** The same request of an involved user, to show that it is otherwise valid. */
  readonly rightful: (fixture: Fixture) => Answer;
}

const change = (f: Fixture, by: TestUser) => by.call("PATCH", `/api/pets/${f.pet.id}`, { name: "Mine" });
const withdraw = (f: Fixture, by: TestUser) => by.call("POST", `/api/pets/${f.pet.id}/withdraw`);
const uploadPhoto = (f: Fixture, by: TestUser) =>
  upload(backend, by.token, `/api/pets/${f.pet.id}/photo`, { content: photo });
const accept = (by: TestUser, petId: string, adopter: TestUser) =>
  by.call("POST", "/api/matches/accept", { petId, adopterId: adopter.user.id });
const adopt = (f: Fixture, by: TestUser) => by.call("POST", `/api/matches/${f.match.id}/adoption`);
const complete = (f: Fixture, by: TestUser) => by.call("POST", `/api/adoptions/${f.adoption.id}/complete`);
const cancel = (f: Fixture, by: TestUser) => by.call("POST", `/api/adoptions/${f.adoption.id}/cancel`);
const acceptLike: Case["rightful"] = (f) => accept(f.shelter, f.liked.id, f.adopter);

/** By route and the field with the id. `public` is visible to everyone; `own` affects only the caller. */
const CASES: Readonly<Record<string, Case | "public" | "own">> = {
  "GET /api/pets cursor": "public",
  "GET /api/pets shelterId": "public",
  "GET /api/pets/{id} id": "public",
  "GET /api/photos/{*} *": "public",
  "POST /api/swipes petId": "own",
  "PATCH /api/pets/{id} id": { attacks: [(f) => change(f, f.otherShelter)], rightful: (f) => change(f, f.shelter) },
  "POST /api/pets/{id}/withdraw id": {
    attacks: [(f) => withdraw(f, f.otherShelter)],
    rightful: (f) => withdraw(f, f.shelter),
  },
  "POST /api/pets/{id}/photo id": {
    attacks: [(f) => uploadPhoto(f, f.otherShelter)],
    rightful: (f) => uploadPhoto(f, f.shelter),
  },
  "POST /api/matches/accept petId": {
    attacks: [(f) => accept(f.otherShelter, f.liked.id, f.adopter)],
    rightful: acceptLike,
  },
  "POST /api/matches/accept adopterId": {
    attacks: [
      (f) => accept(f.shelter, f.liked.id, f.otherAdopter),
      (f) => accept(f.shelter, f.liked.id, f.otherShelter),
    ],
    rightful: acceptLike,
  },
  "POST /api/matches/{id}/adoption id": {
    attacks: [(f) => adopt(f, f.otherAdopter)],
    rightful: (f) => adopt(f, f.adopter),
  },
  "POST /api/adoptions/{id}/complete id": {
    attacks: [(f) => complete(f, f.otherShelter), (f) => complete(f, f.adopter)],
    rightful: (f) => complete(f, f.shelter),
  },
  "POST /api/adoptions/{id}/cancel id": {
    attacks: [(f) => cancel(f, f.otherShelter), (f) => cancel(f, f.otherAdopter)],
    rightful: (f) => cancel(f, f.adopter),
  },
};

test("has a row for every route and field with an id", () => {
  const found = operations.flatMap((operation) => idsOf(operation).map((id) => `${nameOf(operation)} ${id}`));
  expect(Object.keys(CASES).sort()).toEqual(found.sort());
});

describe.each(Object.entries(CASES).filter(([, kind]) => typeof kind === "object"))("%s", (_route, kind) => {
  test("is refused to users who are not involved, and changes nothing", async () => {
    const { attacks, rightful } = kind as Case;
    const fixture = await createFixture(backend);
    const before = await fingerprint(backend);
    for (const attack of attacks) expect([403, 404]).toContain((await attack(fixture)).status);
    expect(await fingerprint(backend)).toEqual(before);
    expect([200, 201]).toContain((await rightful(fixture)).status);
    expect(await fingerprint(backend)).not.toEqual(before);
  });
});

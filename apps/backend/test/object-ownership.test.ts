import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { fingerprint } from "./support/database.ts";
import { idsOf, nameOf, type Operation, operationsOf } from "./support/openapi/operations.ts";
import type { Person } from "./support/people.ts";
import { upload } from "./support/upload.ts";
import { makeWorld, type World } from "./support/world.ts";

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
  /** By people whom it does not concern. */
  readonly attacks: readonly ((world: World) => Answer)[];
  /** The same by whom it does, to show that it was refused for nothing else. */
  readonly rightful: (world: World) => Answer;
}

const change = (w: World, by: Person) => by.call("PATCH", `/api/pets/${w.pet.id}`, { name: "Mine" });
const withdraw = (w: World, by: Person) => by.call("POST", `/api/pets/${w.pet.id}/withdraw`);
const showPhoto = (w: World, by: Person) =>
  upload(backend, by.token, `/api/pets/${w.pet.id}/photo`, { content: photo });
const accept = (by: Person, petId: string, adopter: Person) =>
  by.call("POST", "/api/matches/accept", { petId, adopterId: adopter.user.id });
const adopt = (w: World, by: Person) => by.call("POST", `/api/matches/${w.match.id}/adoption`);
const complete = (w: World, by: Person) => by.call("POST", `/api/adoptions/${w.adoption.id}/complete`);
const cancel = (w: World, by: Person) => by.call("POST", `/api/adoptions/${w.adoption.id}/cancel`);
const acceptLike: Case["rightful"] = (w) => accept(w.shelter, w.liked.id, w.adopter);

/** By route and the field with the id. `public` is for everybody to see, and `own` says something of who asks alone. */
const CASES: Readonly<Record<string, Case | "public" | "own">> = {
  "GET /api/pets cursor": "public",
  "GET /api/pets shelterId": "public",
  "GET /api/pets/{id} id": "public",
  "GET /api/photos/{*} *": "public",
  "POST /api/swipes petId": "own",
  "PATCH /api/pets/{id} id": { attacks: [(w) => change(w, w.otherShelter)], rightful: (w) => change(w, w.shelter) },
  "POST /api/pets/{id}/withdraw id": {
    attacks: [(w) => withdraw(w, w.otherShelter)],
    rightful: (w) => withdraw(w, w.shelter),
  },
  "POST /api/pets/{id}/photo id": {
    attacks: [(w) => showPhoto(w, w.otherShelter)],
    rightful: (w) => showPhoto(w, w.shelter),
  },
  "POST /api/matches/accept petId": {
    attacks: [(w) => accept(w.otherShelter, w.liked.id, w.adopter)],
    rightful: acceptLike,
  },
  "POST /api/matches/accept adopterId": {
    attacks: [
      (w) => accept(w.shelter, w.liked.id, w.otherAdopter),
      (w) => accept(w.shelter, w.liked.id, w.otherShelter),
    ],
    rightful: acceptLike,
  },
  "POST /api/matches/{id}/adoption id": {
    attacks: [(w) => adopt(w, w.otherAdopter)],
    rightful: (w) => adopt(w, w.adopter),
  },
  "POST /api/adoptions/{id}/complete id": {
    attacks: [(w) => complete(w, w.otherShelter), (w) => complete(w, w.adopter)],
    rightful: (w) => complete(w, w.shelter),
  },
  "POST /api/adoptions/{id}/cancel id": {
    attacks: [(w) => cancel(w, w.otherShelter), (w) => cancel(w, w.otherAdopter)],
    rightful: (w) => cancel(w, w.adopter),
  },
};

test("every route that takes an id has its case", () => {
  const found = operations.flatMap((operation) => idsOf(operation).map((id) => `${nameOf(operation)} ${id}`));
  expect(Object.keys(CASES).sort()).toEqual(found.sort());
});

describe.each(Object.entries(CASES).filter(([, kind]) => typeof kind === "object"))("%s", (_route, kind) => {
  test("is refused to those whom it does not concern, and changes nothing", async () => {
    const { attacks, rightful } = kind as Case;
    const there = await makeWorld(backend);
    const before = await fingerprint(backend);
    for (const attack of attacks) expect([403, 404]).toContain((await attack(there)).status);
    expect(await fingerprint(backend)).toEqual(before);
    expect([200, 201]).toContain((await rightful(there)).status);
    expect(await fingerprint(backend)).not.toEqual(before);
  });
});

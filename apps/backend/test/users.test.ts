import type { DeckReply, ExportReply, MatchesReply, PetReply, UserReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { matched, requestAdoption } from "./support/matching.ts";
import { client, listPet, PASSWORD, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

const remove = (person: TestUser, password = PASSWORD) => person.call("DELETE", "/api/users/me", { password });

test("users see and rename their account, and the new name is shown at once", async () => {
  const person = await signUp(backend);
  expect((await person.call<UserReply>("GET", "/api/users/me")).body.user).toEqual(person.user);
  const renamed = await person.call<UserReply>("PATCH", "/api/users/me", { displayName: "  Zoë  " });
  expect(renamed.body.user).toEqual({ ...person.user, displayName: "Zoë" });
  expect((await person.call<UserReply>("GET", "/api/auth/me")).body.user.displayName).toBe("Zoë");
});

test.each([
  ["a blank name", { displayName: " " }],
  ["a name of 81 characters", { displayName: "x".repeat(81) }],
  ["another address", { displayName: "A", email: "b@example.com" }],
  ["another role", { displayName: "A", role: "admin" }],
])("a change to %s is refused", async (_what, body) => {
  const person = await signUp(backend);
  expectError(await person.call("PATCH", "/api/users/me", body), 400, "validation_failed");
  expect((await person.call<UserReply>("GET", "/api/users/me")).body.user).toEqual(person.user);
});

test("a shelter's new name is shown with its pets", async () => {
  const keeper = await signUp(backend, "shelter");
  const pet = await listPet(keeper);
  await keeper.call("PATCH", "/api/users/me", { displayName: "Paws & Co" });
  const { body } = await client(backend)<PetReply>("GET", `/api/pets/${pet.id}`);
  expect(body.pet.shelterName).toBe("Paws & Co");
});

describe("the export", () => {
  test("has everything about an adopter, and nothing about others", async () => {
    const [person, other] = [await signUp(backend), await signUp(backend)];
    const { pet, match } = await matched(shelter, person);
    await matched(shelter, other, pet);
    const disliked = await listPet(shelter);
    await person.call("POST", "/api/swipes", { petId: disliked.id, liked: false });
    const adoption = await requestAdoption(person, match);
    const reply = await person.call<ExportReply>("GET", "/api/users/me/export");
    expect(reply.headers["content-disposition"]).toBe('attachment; filename="petswipe-export.json"');
    expect(reply.body).toEqual({
      user: person.user,
      sessions: [
        {
          startedAt: expect.any(String),
          lastSeenAt: expect.any(String),
          expiresAt: expect.any(String),
          endedAt: null,
        },
      ],
      swipes: [
        { petId: pet.id, liked: true, createdAt: expect.any(String) },
        { petId: disliked.id, liked: false, createdAt: expect.any(String) },
      ],
      matches: [{ id: match.id, petId: pet.id, createdAt: match.createdAt }],
      adoptions: [{ ...adoption, cancelledAt: null }],
      pets: [],
    });
  });

  test("has the outcome of each adoption", async () => {
    const person = await signUp(backend);
    const cancelled = await requestAdoption(person, (await matched(shelter, person)).match);
    const completed = await requestAdoption(person, (await matched(shelter, person)).match);
    await person.call("POST", `/api/adoptions/${cancelled.id}/cancel`);
    await shelter.call("POST", `/api/adoptions/${completed.id}/complete`);
    const { body } = await person.call<ExportReply>("GET", "/api/users/me/export");
    expect(body.adoptions).toEqual([
      { ...cancelled, status: "cancelled", cancelledAt: expect.any(String) },
      { ...completed, status: "completed", completedAt: expect.any(String), cancelledAt: null },
    ]);
  });

  test("has a shelter's pets", async () => {
    const keeper = await signUp(backend, "shelter");
    const { shelterId: _id, shelterName: _name, ...pet } = await listPet(keeper, { city: "Bern", autoAccept: true });
    const { body } = await keeper.call<ExportReply>("GET", "/api/users/me/export");
    expect(body.pets).toEqual([pet]);
    await sql(backend, "UPDATE pets SET photo_key = 'demo/dog-001.svg' WHERE id = $1", [pet.id]);
    const again = await keeper.call<ExportReply>("GET", "/api/users/me/export");
    expect(again.body.pets).toEqual([{ ...pet, photoUrl: "/api/photos/demo/dog-001.svg" }]);
  });
});

describe("deleting an account", () => {
  test("requires the password; with a wrong one nothing is deleted", async () => {
    const person = await signUp(backend);
    expectError(await remove(person, "not the password"), 403, "wrong_password");
    expectError(await person.call("DELETE", "/api/users/me"), 400, "validation_failed");
    expect((await person.call("GET", "/api/users/me")).status).toBe(200);
  });

  test("deletes all data of an adopter and ends the session; the address can be used again", async () => {
    const person = await signUp(backend);
    const { pet, match } = await matched(shelter, person);
    await requestAdoption(person, match);
    await client(backend)("POST", "/api/auth/password-reset", { email: person.email });
    expect((await remove(person)).status).toBe(204);
    for (const table of ["sessions", "password_resets", "swipes", "matches"]) {
      expect(await count(backend, table, "user_id = $1", [person.user.id]), table).toBe(0);
    }
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(0);
    expect(await count(backend, "users", "email = $1", [person.email])).toBe(0);
    expectError(await person.call("GET", "/api/users/me"), 401, "session_ended");
    expect((await client(backend)("GET", `/api/pets/${pet.id}`)).status).toBe(200);
    const again = { email: person.email, password: PASSWORD, displayName: "Back" };
    expect((await client(backend)("POST", "/api/auth/signup", again)).status).toBe(201);
  });

  test("withdraws a shelter's listed pets at once; adopted ones and others' matches stay", async () => {
    const [keeper, adopter] = [await signUp(backend, "shelter"), await signUp(backend)];
    const listed = await listPet(keeper);
    const adopted = await matched(keeper, adopter);
    const { id } = await requestAdoption(adopter, adopted.match);
    await keeper.call("POST", `/api/adoptions/${id}/complete`);
    const deck = async () =>
      (await adopter.call<DeckReply>("GET", "/api/deck?limit=50")).body.pets.map((pet) => pet.id);
    expect(await deck()).toContain(listed.id);

    expect((await remove(keeper)).status).toBe(204);
    const pet = async (petId: string) => (await client(backend)<PetReply>("GET", `/api/pets/${petId}`)).body.pet;
    const orphan = { shelterId: null, shelterName: null };
    expect(await pet(listed.id)).toEqual({ ...listed, ...orphan, status: "withdrawn" });
    expect(await pet(adopted.pet.id)).toEqual({ ...adopted.pet, ...orphan, status: "adopted" });
    expect(await deck()).not.toContain(listed.id);
    const { matches } = (await adopter.call<MatchesReply>("GET", "/api/matches")).body;
    expect(matches).toMatchObject([{ id: adopted.match.id, adoption: { status: "completed" } }]);
  });

  test("twice concurrently deletes once, and the other request is a 4xx", async () => {
    const person = await signUp(backend);
    const statuses = (await Promise.all([remove(person), remove(person)])).map((reply) => reply.status).sort();
    expect(statuses[0]).toBe(204);
    expect(await count(backend, "users", "id = $1", [person.user.id])).toBe(0);
    expect(statuses[1]).toBeLessThan(500);
  });
});

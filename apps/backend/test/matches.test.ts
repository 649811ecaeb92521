import type { MatchesReply, MatchReply, MatchRequestsReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { matched, requestAdoption } from "./support/matching.ts";
import { metricValue } from "./support/metrics.ts";
import { listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let other: TestUser;
let adopter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  [shelter, other, adopter] = await Promise.all([
    signUp(backend, "shelter"),
    signUp(backend, "shelter"),
    signUp(backend),
  ]);
});
afterAll(() => backend.close());

const like = (person: TestUser, petId: string, liked = true) => person.call("POST", "/api/swipes", { petId, liked });
const accept = (petId: string, adopterId = adopter.user.id, by = shelter) =>
  by.call<MatchReply>("POST", "/api/matches/accept", { petId, adopterId });
const requests = async (of: TestUser) =>
  (await of.call<MatchRequestsReply>("GET", "/api/matches/requests")).body.requests;
const matches = async (of: TestUser) => (await of.call<MatchesReply>("GET", "/api/matches")).body.matches;

describe("a shelter's requests", () => {
  test("are the open likes of its listed pets, newest first", async () => {
    const keeper = await signUp(backend, "shelter");
    const [first, second, disliked, withdrawn] = [
      await listPet(keeper),
      await listPet(keeper),
      await listPet(keeper),
      await listPet(keeper),
    ];
    await like(adopter, first.id);
    await like(adopter, second.id);
    await like(adopter, disliked.id, false);
    await like(adopter, withdrawn.id);
    await keeper.call("POST", `/api/pets/${withdrawn.id}/withdraw`);
    const who = { id: adopter.user.id, displayName: adopter.user.displayName };
    expect(await requests(keeper)).toEqual([
      { pet: second, adopter: who, likedAt: expect.any(String) },
      { pet: first, adopter: who, likedAt: expect.any(String) },
    ]);
    await accept(second.id, adopter.user.id, keeper);
    expect((await requests(keeper)).map((request) => request.pet.id)).toEqual([first.id]);
    expect(await requests(other)).toEqual([]);
  });

  test("are limited to shelters", async () => {
    expectError(await adopter.call("GET", "/api/matches/requests"), 403, "forbidden");
    expectError(await adopter.call("POST", "/api/matches/accept", { petId: "1", adopterId: "1" }), 403, "forbidden");
  });
});

describe("accepting a like", () => {
  test("creates a match that both sides see; a second time it returns the same", async () => {
    const pet = await listPet(shelter);
    await like(adopter, pet.id);
    const before = await metricValue(backend, "matches_created_total");
    const [first, second] = [await accept(pet.id), await accept(pet.id)];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual(first.body);
    expect(await metricValue(backend, "matches_created_total")).toBe(before + 1);
    const card = { id: first.body.match.id, pet, adoption: null, createdAt: expect.any(String) };
    const who = { id: adopter.user.id, displayName: adopter.user.displayName };
    expect((await matches(adopter))[0]).toEqual({ ...card, adopter: who });
    expect((await matches(shelter))[0]).toEqual({ ...card, adopter: who });
    expect(await matches(other)).toEqual([]);
  });

  test("thirty times concurrently creates one row and counts once", async () => {
    const pet = await listPet(shelter);
    await like(adopter, pet.id);
    const before = await metricValue(backend, "matches_created_total");
    const replies = await Promise.all(Array.from({ length: 30 }, () => accept(pet.id)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([...Array(29).fill(200), 201]);
    expect(new Set(replies.map((reply) => reply.body.match.id)).size).toBe(1);
    expect(await count(backend, "matches", "pet_id = $1", [pet.id])).toBe(1);
    expect(await metricValue(backend, "matches_created_total")).toBe(before + 1);
  });

  test("that does not exist, or of another shelter's pet, is 404", async () => {
    const pet = await listPet(shelter);
    expectError(await accept(pet.id), 404, "not_found");
    await like(adopter, pet.id, false);
    expectError(await accept(pet.id), 404, "not_found");
    const liked = await listPet(shelter);
    await like(adopter, liked.id);
    expectError(await accept(liked.id, adopter.user.id, other), 404, "not_found");
    expectError(await accept("99999999"), 404, "not_found");
    expectError(await accept(liked.id, "99999999"), 404, "not_found");
    expect(await count(backend, "matches", "pet_id = ANY($1)", [[pet.id, liked.id]])).toBe(0);
  });

  test("of a pet that is no longer listed is 409, unless it was accepted before", async () => {
    const pet = await listPet(shelter);
    const late = await signUp(backend);
    await like(adopter, pet.id);
    await like(late, pet.id);
    await accept(pet.id);
    await sql(backend, "UPDATE pets SET status = 'adopted' WHERE id = $1", [pet.id]);
    expectError(await accept(pet.id, late.user.id), 409, "pet_not_listed");
    expect((await accept(pet.id)).status).toBe(200);
  });
});

test("a match's card shows its latest adoption", async () => {
  const person = await signUp(backend);
  const { match } = await matched(shelter, person);
  const first = await requestAdoption(person, match);
  expect((await matches(person))[0]?.adoption).toEqual(first);
  await person.call("POST", `/api/adoptions/${first.id}/cancel`);
  expect((await matches(person))[0]?.adoption).toEqual({ ...first, status: "cancelled" });
  const second = await requestAdoption(person, match);
  expect((await matches(person))[0]?.adoption).toEqual(second);
});

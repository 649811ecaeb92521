import type { AdoptionReply, ErrorReply, PetReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { matched, requestAdoption } from "./support/matching.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let other: TestUser;
let adopter: TestUser;
let rival: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  [shelter, other, adopter, rival] = await Promise.all([
    signUp(backend, "shelter"),
    signUp(backend, "shelter"),
    signUp(backend),
    signUp(backend),
  ]);
});
afterAll(() => backend.close());

const request = (matchId: string, by = adopter) => by.call<AdoptionReply>("POST", `/api/matches/${matchId}/adoption`);
const complete = (id: string, by = shelter) => by.call<AdoptionReply>("POST", `/api/adoptions/${id}/complete`);
const cancel = (id: string, by = adopter) => by.call<AdoptionReply>("POST", `/api/adoptions/${id}/cancel`);
const statusOfPet = async (id: string) => (await client(backend)<PetReply>("GET", `/api/pets/${id}`)).body.pet.status;
const statuses = async (petId: string) =>
  (
    await sql<{ status: string }>(
      backend,
      "SELECT a.status FROM adoptions a JOIN matches m ON m.id = a.match_id WHERE m.pet_id = $1 ORDER BY a.status",
      [petId],
    )
  ).map((row) => row.status);

/** A pet that two adopters have requested. */
async function requestedTwice() {
  const pet = await listPet(shelter);
  const [one, two] = [await matched(shelter, adopter, pet), await matched(shelter, rival, pet)];
  return { pet, ours: await requestAdoption(adopter, one.match), theirs: await requestAdoption(rival, two.match) };
}

describe("requesting an adoption", () => {
  test("is stored once, even for concurrent requests", async () => {
    const { match } = await matched(shelter, adopter);
    const replies = await Promise.all(Array.from({ length: 20 }, () => request(match.id)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([...Array(19).fill(200), 201]);
    const adoption = replies[0]?.body.adoption;
    expect(adoption).toEqual({
      id: expect.any(String),
      matchId: match.id,
      status: "requested",
      requestedAt: expect.any(String),
      completedAt: null,
    });
    for (const reply of replies) expect(reply.body.adoption).toEqual(adoption);
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(1);
  });

  test("is limited to the match's adopter", async () => {
    const { match } = await matched(shelter, adopter);
    expectError(await request(match.id, rival), 404, "not_found");
    expectError(await request(match.id, shelter), 403, "forbidden");
    expectError(await request("99999999"), 404, "not_found");
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(0);
  });

  test("of a pet that is no longer listed is 409", async () => {
    const { pet, match } = await matched(shelter, adopter);
    await shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
    expectError(await request(match.id), 409, "pet_not_listed");
  });

  test("of a pet that is being adopted is 409, and stores no request", async () => {
    const { pet, match } = await matched(shelter, adopter);
    const adoption = await openTransaction(backend, "UPDATE pets SET status = 'adopted' WHERE id = $1", [pet.id]);
    const waiting = request(match.id);
    const answered = await Promise.race([waiting, adoption.waiters(1)]);
    await adoption.commit();
    expect(answered).toBeUndefined();
    expectError(await waiting, 409, "pet_not_listed");
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(0);
  });
});

describe("completing an adoption", () => {
  test("marks the pet as adopted, and cancels others' requests", async () => {
    const { pet, ours } = await requestedTwice();
    const reply = await complete(ours.id);
    expect(reply.status).toBe(200);
    expect(reply.body.adoption).toEqual({ ...ours, status: "completed", completedAt: expect.any(String) });
    expect(await statusOfPet(pet.id)).toBe("adopted");
    expect(await statuses(pet.id)).toEqual(["cancelled", "completed"]);
  });

  test("twice changes nothing", async () => {
    const { ours } = await requestedTwice();
    const [first, second] = [await complete(ours.id), await complete(ours.id)];
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  test("of one pet by two adopters concurrently completes exactly one, without deadlock", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { pet, ours, theirs } = await requestedTwice();
      const calls = [ours, theirs, ours, theirs].map((adoption) => complete(adoption.id));
      const replies = (await Promise.all(calls)) as { status: number; body: AdoptionReply | ErrorReply }[];
      const won = replies[0]?.status === 200 ? [200, 409, 200, 409] : [409, 200, 409, 200];
      expect(replies.map((reply) => reply.status)).toEqual(won);
      expect(await statuses(pet.id)).toEqual(["cancelled", "completed"]);
    }
  });

  test("while its adopter cancels it has one of the two outcomes", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { pet, match } = await matched(shelter, adopter);
      const { id } = await requestAdoption(adopter, match);
      const [completed, cancelled] = await Promise.all([complete(id), cancel(id)]);
      expect([completed.status, cancelled.status].sort()).toEqual([200, 409]);
      expect(await statuses(pet.id)).toEqual([completed.status === 200 ? "completed" : "cancelled"]);
      expect(await statusOfPet(pet.id)).toBe(completed.status === 200 ? "adopted" : "listed");
    }
  });

  test("is limited to the pet's shelter", async () => {
    const { pet, ours } = await requestedTwice();
    expectError(await complete(ours.id, other), 404, "not_found");
    expectError(await complete(ours.id, adopter), 403, "forbidden");
    expectError(await complete("99999999"), 404, "not_found");
    expect(await statuses(pet.id)).toEqual(["requested", "requested"]);
    expect(await statusOfPet(pet.id)).toBe("listed");
  });

  test("of a withdrawn pet is 409", async () => {
    const { pet, ours } = await requestedTwice();
    await shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
    expectError(await complete(ours.id), 409, "pet_not_listed");
  });
});

describe("canceling an adoption", () => {
  test.each([
    ["its adopter", () => adopter],
    ["its shelter", () => shelter],
  ])("by %s is final for that request, and a new request is possible", async (_who, user) => {
    const { pet, match } = await matched(shelter, adopter);
    const { id } = await requestAdoption(adopter, match);
    const [first, second] = [await cancel(id, user()), await cancel(id, user())];
    expect(first.body.adoption.status).toBe("cancelled");
    expect([second.status, second.body]).toEqual([200, first.body]);
    expectError(await complete(id), 409, "adoption_cancelled");
    const again = await request(match.id);
    expect(again.status).toBe(201);
    expect(again.body.adoption.id).not.toBe(id);
    expect(await statusOfPet(pet.id)).toBe("listed");
  });

  test("that is completed is 409", async () => {
    const { ours } = await requestedTwice();
    await complete(ours.id);
    expectError(await cancel(ours.id), 409, "adoption_completed");
  });

  test("is 404 for users who are not involved", async () => {
    const { pet, ours } = await requestedTwice();
    for (const stranger of [rival, other]) expectError(await cancel(ours.id, stranger), 404, "not_found");
    expect(await statuses(pet.id)).toEqual(["requested", "requested"]);
  });
});

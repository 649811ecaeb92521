import type { AdoptionReply, ErrorReply, PetReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, openTransaction, sql } from "./support/database.ts";
import { expectFault } from "./support/faults.ts";
import { matched, requestAdoption } from "./support/matching.ts";
import { client, listPet, type Person, signUp } from "./support/people.ts";

let backend: Backend;
let shelter: Person;
let other: Person;
let adopter: Person;
let rival: Person;
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

const ask = (matchId: string, by = adopter) => by.call<AdoptionReply>("POST", `/api/matches/${matchId}/adoption`);
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

/** One pet that two people have asked for. */
async function wanted() {
  const pet = await listPet(shelter);
  const [one, two] = [await matched(shelter, adopter, pet), await matched(shelter, rival, pet)];
  return { pet, ours: await requestAdoption(adopter, one.match), theirs: await requestAdoption(rival, two.match) };
}

describe("asking to adopt", () => {
  test("is stored once, however often and at once", async () => {
    const { match } = await matched(shelter, adopter);
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(match.id)));
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

  test("is for the match's adopter", async () => {
    const { match } = await matched(shelter, adopter);
    expectFault(await ask(match.id, rival), 404, "not_found");
    expectFault(await ask(match.id, shelter), 403, "forbidden");
    expectFault(await ask("99999999"), 404, "not_found");
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(0);
  });

  test("for a pet that is gone is 409", async () => {
    const { pet, match } = await matched(shelter, adopter);
    await shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
    expectFault(await ask(match.id), 409, "pet_not_listed");
  });

  test("for a pet that is given away in this moment is 409, and leaves no request behind", async () => {
    const { pet, match } = await matched(shelter, adopter);
    const adoption = await openTransaction(backend, "UPDATE pets SET status = 'adopted' WHERE id = $1", [pet.id]);
    const waiting = ask(match.id);
    const answered = await Promise.race([waiting, adoption.waiters(1)]);
    await adoption.commit();
    expect(answered).toBeUndefined();
    expectFault(await waiting, 409, "pet_not_listed");
    expect(await count(backend, "adoptions", "match_id = $1", [match.id])).toBe(0);
  });
});

describe("completing an adoption", () => {
  test("gives the pet away for everybody, and cancels others' requests", async () => {
    const { pet, ours } = await wanted();
    const reply = await complete(ours.id);
    expect(reply.status).toBe(200);
    expect(reply.body.adoption).toEqual({ ...ours, status: "completed", completedAt: expect.any(String) });
    expect(await statusOfPet(pet.id)).toBe("adopted");
    expect(await statuses(pet.id)).toEqual(["cancelled", "completed"]);
  });

  test("twice changes nothing", async () => {
    const { ours } = await wanted();
    const [first, second] = [await complete(ours.id), await complete(ours.id)];
    expect([second.status, second.body]).toEqual([200, first.body]);
  });

  test("of one pet by two people at once completes exactly one, without deadlock", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { pet, ours, theirs } = await wanted();
      const calls = [ours, theirs, ours, theirs].map((adoption) => complete(adoption.id));
      const replies = (await Promise.all(calls)) as { status: number; body: AdoptionReply | ErrorReply }[];
      const won = replies[0]?.status === 200 ? [200, 409, 200, 409] : [409, 200, 409, 200];
      expect(replies.map((reply) => reply.status)).toEqual(won);
      expect(await statuses(pet.id)).toEqual(["cancelled", "completed"]);
    }
  });

  test("while its adopter cancels it ends as one or the other", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { pet, match } = await matched(shelter, adopter);
      const { id } = await requestAdoption(adopter, match);
      const [completed, cancelled] = await Promise.all([complete(id), cancel(id)]);
      expect([completed.status, cancelled.status].sort()).toEqual([200, 409]);
      expect(await statuses(pet.id)).toEqual([completed.status === 200 ? "completed" : "cancelled"]);
      expect(await statusOfPet(pet.id)).toBe(completed.status === 200 ? "adopted" : "listed");
    }
  });

  test("is for the pet's shelter", async () => {
    const { pet, ours } = await wanted();
    expectFault(await complete(ours.id, other), 404, "not_found");
    expectFault(await complete(ours.id, adopter), 403, "forbidden");
    expectFault(await complete("99999999"), 404, "not_found");
    expect(await statuses(pet.id)).toEqual(["requested", "requested"]);
    expect(await statusOfPet(pet.id)).toBe("listed");
  });

  test("of a withdrawn pet is 409", async () => {
    const { pet, ours } = await wanted();
    await shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
    expectFault(await complete(ours.id), 409, "pet_not_listed");
  });
});

describe("cancelling an adoption", () => {
  test.each([
    ["its adopter", () => adopter],
    ["its shelter", () => shelter],
  ])("by %s is final for that request, and one may ask again", async (_who, person) => {
    const { pet, match } = await matched(shelter, adopter);
    const { id } = await requestAdoption(adopter, match);
    const [first, second] = [await cancel(id, person()), await cancel(id, person())];
    expect(first.body.adoption.status).toBe("cancelled");
    expect([second.status, second.body]).toEqual([200, first.body]);
    expectFault(await complete(id), 409, "adoption_cancelled");
    const again = await ask(match.id);
    expect(again.status).toBe(201);
    expect(again.body.adoption.id).not.toBe(id);
    expect(await statusOfPet(pet.id)).toBe("listed");
  });

  test("that is completed is 409", async () => {
    const { ours } = await wanted();
    await complete(ours.id);
    expectFault(await cancel(ours.id), 409, "adoption_completed");
  });

  test("is 404 for whom it does not concern", async () => {
    const { pet, ours } = await wanted();
    for (const stranger of [rival, other]) expectFault(await cancel(ours.id, stranger), 404, "not_found");
    expect(await statuses(pet.id)).toEqual(["requested", "requested"]);
  });
});

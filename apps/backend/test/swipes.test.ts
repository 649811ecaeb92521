import type { ErrorReply, SwipeReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count } from "./support/database.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  shelter = await signUp(backend, "shelter");
});
afterAll(() => backend.close());

describe("POST /api/swipes", () => {
  test("stores a like, without a match", async () => {
    const adopter = await signUp(backend);
    const pet = await listPet(shelter);
    const reply = await adopter.call<SwipeReply>("POST", "/api/swipes", { petId: pet.id, liked: true });
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({ swipe: { petId: pet.id, liked: true, createdAt: expect.any(String) }, match: null });
    expect(await count(backend, "swipes", "user_id = $1 AND pet_id = $2 AND liked", [adopter.user.id, pet.id])).toBe(1);
  });

  test("creates a match at once if the pet has autoAccept", async () => {
    const adopter = await signUp(backend);
    const pet = await listPet(shelter, { autoAccept: true });
    const reply = await adopter.call<SwipeReply>("POST", "/api/swipes", { petId: pet.id, liked: true });
    expect(reply.body.match).toMatchObject({ petId: pet.id, adopterId: adopter.user.id });
    expect(await count(backend, "matches", "user_id = $1 AND pet_id = $2", [adopter.user.id, pet.id])).toBe(1);
  });

  test("creates no match for a dislike", async () => {
    const adopter = await signUp(backend);
    const pet = await listPet(shelter, { autoAccept: true });
    const reply = await adopter.call<SwipeReply>("POST", "/api/swipes", { petId: pet.id, liked: false });
    expect(reply.body.match).toBeNull();
  });

  test("of fifty concurrent equal swipes one is stored, and the others are 409", async () => {
    const adopter = await signUp(backend);
    const pet = await listPet(shelter, { autoAccept: true });
    const before = await metricValue(backend, "swipes_total", { liked: "true", pet_type: "dog" });
    const replies = await Promise.all(
      Array.from({ length: 50 }, () => adopter.call<ErrorReply>("POST", "/api/swipes", { petId: pet.id, liked: true })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(49).fill(409)]);
    expect(replies.find((reply) => reply.status === 409)?.body.error.code).toBe("already_swiped");
    expect(await count(backend, "swipes", "pet_id = $1", [pet.id])).toBe(1);
    expect(await count(backend, "matches", "pet_id = $1", [pet.id])).toBe(1);
    expect(await metricValue(backend, "swipes_total", { liked: "true", pet_type: "dog" })).toBe(before + 1);
  });

  test.each([
    ["a pet that does not exist", "999999999", 404, "not_found"],
    ["an invalid id", "abc", 400, "validation_failed"],
    ["an id beyond bigint", "9".repeat(30), 400, "validation_failed"],
  ])("refuses %s", async (_what, petId, status, code) => {
    const adopter = await signUp(backend);
    const reply = await adopter.call<ErrorReply>("POST", "/api/swipes", { petId, liked: true });
    expect([reply.status, reply.body.error.code]).toEqual([status, code]);
  });

  test("refuses a withdrawn pet with 409 and stores nothing", async () => {
    const adopter = await signUp(backend);
    const pet = await listPet(shelter);
    await shelter.call("POST", `/api/pets/${pet.id}/withdraw`);
    const reply = await adopter.call<ErrorReply>("POST", "/api/swipes", { petId: pet.id, liked: true });
    expect([reply.status, reply.body.error.code]).toEqual([409, "pet_not_listed"]);
    expect(await count(backend, "swipes", "pet_id = $1", [pet.id])).toBe(0);
  });

  test.each([
    ["a string as boolean", { petId: "1", liked: "yes" }, "liked"],
    ["a number as id", { petId: 1, liked: true }, "petId"],
    ["a missing field", { petId: "1" }, "liked"],
    ["an unknown field", { petId: "1", liked: true, superlike: true }, "superlike"],
  ])("refuses %s and names the field", async (_what, body, field) => {
    const adopter = await signUp(backend);
    const reply = await adopter.call<ErrorReply>("POST", "/api/swipes", body);
    expect(reply.status).toBe(400);
    expect(reply.body.error.details?.map((detail) => detail.where)).toEqual([field]);
  });

  test("is limited to adopters: a shelter gets 403, an anonymous client 401", async () => {
    const pet = await listPet(shelter);
    const body = { petId: pet.id, liked: true };
    expect((await shelter.call("POST", "/api/swipes", body)).status).toBe(403);
    expect((await client(backend)("POST", "/api/swipes", body)).status).toBe(401);
  });
});

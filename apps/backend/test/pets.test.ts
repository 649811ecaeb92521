import type { ErrorReply, ListPetsReply, PetReply } from "@petswipe/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Backend, startBackend } from "./support/backend.ts";
import { count, sql } from "./support/database.ts";
import { expectError } from "./support/errors.ts";
import { metricValue } from "./support/metrics.ts";
import { client, listPet, makeAdmin, signUp, type TestUser } from "./support/users.ts";

let backend: Backend;
let shelter: TestUser;
let other: TestUser;
let adopter: TestUser;
let admin: TestUser;
beforeAll(async () => {
  backend = await startBackend();
  [shelter, other, adopter, admin] = await Promise.all([
    signUp(backend, "shelter"),
    signUp(backend, "shelter"),
    signUp(backend),
    makeAdmin(backend),
  ]);
});
afterAll(() => backend.close());

const get = async (id: string) => client(backend)<PetReply>("GET", `/api/pets/${id}`);
const uploads = () => metricValue(backend, "pet_uploads_total");

describe("listing a pet", () => {
  test("stores it, shows it to everyone and counts one upload", async () => {
    const before = await uploads();
    const details = {
      petType: "cat",
      breed: "Manx",
      ageMonths: 0,
      city: "Köln",
      description: '🐈 says "mew"',
    } as const;
    const pet = await listPet(shelter, { name: "  Minka ", ...details });
    expect(pet).toEqual({
      ...details,
      id: expect.stringMatching(/^\d+$/),
      name: "Minka",
      shelterId: shelter.user.id,
      shelterName: shelter.user.displayName,
      autoAccept: false,
      status: "listed",
      photoUrl: null,
      createdAt: expect.any(String),
    });
    expect((await get(pet.id)).body.pet).toEqual(pet);
    expect(await uploads()).toBe(before + 1);
  });

  test.each([
    ["an adopter", () => adopter.call, 403, "forbidden"],
    ["an anonymous client", () => client(backend), 401, "not_logged_in"],
  ])("is refused to %s", async (_who, call, status, code) => {
    expectError(await call()("POST", "/api/pets", { name: "X", petType: "dog", ageMonths: 1 }), status, code);
  });

  test.each([
    ["a negative age", { ageMonths: -1 }, "ageMonths"],
    ["half a month", { ageMonths: 1.5 }, "ageMonths"],
    ["a huge age", { ageMonths: 1e300 }, "ageMonths"],
    ["a number as a string", { ageMonths: "12" }, "ageMonths"],
    ["an unknown type", { petType: "dragon" }, "petType"],
    ["a blank name", { name: " \n\t" }, "name"],
    ["a name that is too long", { name: "x".repeat(61) }, "name"],
    ["a status", { status: "adopted" }, "status"],
  ])("refuses %s and names the field", async (_what, change, field) => {
    const before = await count(backend, "pets", "true");
    const body = { name: "Rex", petType: "dog", ageMonths: 1, ...change };
    const reply = await shelter.call<ErrorReply>("POST", "/api/pets", body);
    expectError(reply, 400, "validation_failed");
    expect(reply.body.error.details?.map((detail) => detail.where)).toEqual([field]);
    expect(await count(backend, "pets", "true")).toBe(before);
  });
});

describe("changing a pet", () => {
  test("changes the given fields only, at once for everyone", async () => {
    const pet = await listPet(shelter, { city: "Bern" });
    await get(pet.id);
    const reply = await shelter.call<PetReply>("PATCH", `/api/pets/${pet.id}`, { name: "Max", autoAccept: true });
    expect(reply.body.pet).toEqual({ ...pet, name: "Max", autoAccept: true });
    expect((await get(pet.id)).body.pet).toEqual(reply.body.pet);
  });

  test("of another shelter, or one that does not exist, is 404, and changes nothing", async () => {
    const pet = await listPet(shelter);
    expectError(await other.call("PATCH", `/api/pets/${pet.id}`, { name: "Mine" }), 404, "not_found");
    expectError(await other.call("POST", `/api/pets/${pet.id}/withdraw`), 404, "not_found");
    expectError(await other.call("PATCH", "/api/pets/99999999", { name: "Mine" }), 404, "not_found");
    expectError(await other.call("POST", "/api/pets/99999999/withdraw"), 404, "not_found");
    expect((await get(pet.id)).body.pet).toEqual(pet);
  });

  test("is allowed for admins", async () => {
    const pet = await listPet(shelter);
    expect((await admin.call<PetReply>("PATCH", `/api/pets/${pet.id}`, { name: "Rexa" })).body.pet.name).toBe("Rexa");
    expect((await admin.call<PetReply>("POST", `/api/pets/${pet.id}/withdraw`)).body.pet.status).toBe("withdrawn");
  });

  test("refuses an empty change, null, and the type, which swipes are counted by", async () => {
    const pet = await listPet(shelter);
    expectError(await shelter.call("PATCH", `/api/pets/${pet.id}`, {}), 400, "validation_failed");
    expectError(await shelter.call("PATCH", `/api/pets/${pet.id}`, { name: null }), 400, "validation_failed");
    expectError(await shelter.call("PATCH", `/api/pets/${pet.id}`, { petType: "cat" }), 400, "validation_failed");
  });
});

describe("withdrawing a pet", () => {
  test("shows it as withdrawn at once; a second time changes nothing", async () => {
    const pet = await listPet(shelter);
    await get(pet.id);
    const first = await shelter.call<PetReply>("POST", `/api/pets/${pet.id}/withdraw`);
    expect(first.body.pet.status).toBe("withdrawn");
    const second = await shelter.call<PetReply>("POST", `/api/pets/${pet.id}/withdraw`);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect((await get(pet.id)).body.pet.status).toBe("withdrawn");
  });

  test("that was adopted is 409", async () => {
    const pet = await listPet(shelter);
    await sql(backend, "UPDATE pets SET status = 'adopted' WHERE id = $1", [pet.id]);
    expectError(await shelter.call("POST", `/api/pets/${pet.id}/withdraw`), 409, "pet_adopted");
  });
});

describe("the list of pets", () => {
  const page = async (query: string) => (await client(backend)<ListPetsReply>("GET", `/api/pets?${query}`)).body;

  test("read by cursor has each pet exactly once, newest first, while more are listed", async () => {
    const keeper = await signUp(backend, "shelter");
    const ids: string[] = [];
    for (let i = 0; i < 25; i += 1) ids.unshift((await listPet(keeper)).id);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const found: ListPetsReply = await page(`shelterId=${keeper.user.id}&limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...found.pets.map((pet) => pet.id));
      cursor = found.nextCursor;
      await Promise.all([listPet(keeper), listPet(keeper)]);
    }
    expect(seen).toEqual(ids);
  });

  test("is filtered by type, status and shelter together", async () => {
    const keeper = await signUp(backend, "shelter");
    const cat = await listPet(keeper, { petType: "cat" });
    const withdrawn = await listPet(keeper, { petType: "cat" });
    await listPet(keeper, { petType: "bird" });
    await keeper.call("POST", `/api/pets/${withdrawn.id}/withdraw`);
    const of = `shelterId=${keeper.user.id}`;
    const ids = async (query: string) => (await page(query)).pets.map((pet) => pet.id);
    expect(await ids(`${of}&petType=cat`)).toEqual([withdrawn.id, cat.id]);
    expect(await ids(`${of}&petType=cat&status=listed`)).toEqual([cat.id]);
    expect(await page(`${of}&petType=rabbit`)).toEqual({ pets: [], nextCursor: null });
  });

  test.each(["limit=0", "limit=101", "limit=x", "limit=1&limit=2", "petType=dragon", "cursor=-1", "cursor=%00", "q=1"])(
    "refuses ?%s",
    async (query) => {
      expectError(await client(backend)("GET", `/api/pets?${query}`), 400, "validation_failed");
    },
  );

  test.each([
    ["0", 400],
    ["abc", 400],
    ["1e3", 400],
    ["9".repeat(19), 400],
    ["9".repeat(18), 404],
  ])("GET /api/pets/%s is %i", async (id, status) => {
    expect((await get(id)).status).toBe(status);
  });
});

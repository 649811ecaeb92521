import { PET_STATUSES, PET_TYPES, type PetType, ROLES, type Role } from "@petswipe/metrics";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, expectTypeOf, it } from "vitest";
import * as contract from "../src/contract.ts";

const accepts = (schema: TSchema, value: unknown) => Value.Check(schema, value);

describe("an id", () => {
  it.each(["1", "9007199254740993", "9".repeat(18)])("%s", (id) => {
    expect(accepts(contract.Id, id)).toBe(true);
    expect(BigInt(id)).toBeLessThan(2n ** 63n);
  });

  it.each([
    ["0"],
    ["01"],
    ["-1"],
    ["+1"],
    ["1.0"],
    ["1e3"],
    [" 1"],
    ["1\n"],
    ["9".repeat(19)],
    [""],
    ["१"],
    [1],
    [null],
  ])("is not %j", (id) => {
    expect(accepts(contract.Id, id)).toBe(false);
  });
});

describe("an enum", () => {
  it.each([
    ["pet types", contract.PetType, PET_TYPES],
    ["pet statuses", contract.PetStatus, PET_STATUSES],
    ["roles", contract.Role, ROLES],
    ["roles for signup", contract.SignupBody.properties.role, ["adopter", "shelter"]],
    ["adoption statuses", contract.Adoption.properties.status, ["requested", "completed", "cancelled"]],
    ["readiness statuses", contract.ReadyReply.properties.status, ["ready", "degraded", "unavailable"]],
  ] as const)("accepts the %s and nothing else", (_, schema, values) => {
    for (const value of values) expect(accepts(schema, value)).toBe(true);
    for (const value of ["", "Dog", "dragon", values[0].toUpperCase(), ` ${values[0]}`, 1, null, [values[0]]]) {
      expect(accepts(schema, value)).toBe(false);
    }
  });

  it("has the union of its values as type, not string", () => {
    expectTypeOf<contract.Pet["petType"]>().toEqualTypeOf<PetType>();
    expectTypeOf<contract.Pet["status"]>().toEqualTypeOf<"listed" | "adopted" | "withdrawn">();
    expectTypeOf<contract.User["role"]>().toEqualTypeOf<Role>();
    expectTypeOf<contract.SignupBody["role"]>().toEqualTypeOf<"adopter" | "shelter" | undefined>();
    expectTypeOf<contract.Adoption["status"]>().toEqualTypeOf<"requested" | "completed" | "cancelled">();
    expectTypeOf<contract.CreatePetBody["petType"]>().toEqualTypeOf<PetType>();
    expectTypeOf<contract.ListPetsQuery["petType"]>().toEqualTypeOf<PetType | undefined>();
  });
});

describe("replies", () => {
  const createdAt = "2026-11-24T10:00:00.000Z";
  const pet: contract.Pet = {
    id: "1",
    shelterId: null,
    shelterName: null,
    name: "Milo",
    petType: "dog",
    breed: "",
    ageMonths: 3,
    city: "",
    description: "",
    autoAccept: false,
    status: "listed",
    photoUrl: null,
    createdAt,
  };
  const adoption = { id: "4", matchId: "3", status: "requested", requestedAt: createdAt, completedAt: null };

  it("of the static types pass their schemas", () => {
    const swipe = { petId: "1", liked: true, createdAt };
    const match = { id: "3", petId: "1", adopterId: "2", createdAt };
    expect(accepts(contract.PetReply, { pet } satisfies contract.PetReply)).toBe(true);
    expect(accepts(contract.SwipeReply, { swipe, match: null } satisfies contract.SwipeReply)).toBe(true);
    expect(accepts(contract.SwipeReply, { swipe, match } satisfies contract.SwipeReply)).toBe(true);
    const card = { id: "3", createdAt, pet, adopter: { id: "2", displayName: "Ada" }, adoption };
    expect(accepts(contract.MatchesReply, { matches: [card, { ...card, adoption: null }] })).toBe(true);
  });

  it("hold timestamps as ISO 8601 text with a time zone", () => {
    expect(accepts(contract.Timestamp, createdAt)).toBe(true);
    for (const time of ["2026-11-24", "yesterday", "2026-13-24T10:00:00Z", 1_795_000_000]) {
      expect(accepts(contract.Timestamp, time)).toBe(false);
    }
  });

  it("never have a field for a password or its hash", () => {
    expect(JSON.stringify(contract.User)).not.toMatch(/password|hash/i);
    expect(JSON.stringify(contract.ExportReply)).not.toMatch(/password|hash/i);
  });

  it("with an error name its code, message and request", () => {
    const error = { code: "not_found", message: "Not found.", requestId: "r-1" };
    expect(accepts(contract.ErrorReply, { error })).toBe(true);
    expect(
      accepts(contract.ErrorReply, { error: { ...error, details: [{ where: "name", message: "too long" }] } }),
    ).toBe(true);
    expect(accepts(contract.ErrorReply, { error: { code: "not_found", message: "" } })).toBe(false);
  });
});

import type { TObject } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import * as contract from "../src/contract.ts";

type InputName = Extract<keyof typeof contract, `${string}Body` | `${string}Query`>;

interface Cases {
  readonly good: readonly object[];
  readonly bad: readonly unknown[];
}

const login = { email: "ada@example.org", password: "correct horse" };
const signup = { ...login, displayName: "Ada" };
const pet = { name: "Milo", petType: "dog", ageMonths: 0 };
const full = { ...pet, breed: "", city: "Köln", description: "Line\nbreak 🐶", autoAccept: true };
const secret = "t".repeat(20);

/** What each body and query accepts and refuses; the type requires an entry for each of them. */
const inputs: Record<InputName, Cases> = {
  SignupBody: {
    good: [signup, { ...signup, role: "shelter" }, { ...signup, displayName: "x".repeat(80) }],
    bad: [
      { ...signup, role: "admin" },
      { ...signup, role: null },
      { ...signup, email: "ada" },
      { ...signup, email: `${"a".repeat(250)}@example.org` },
      { ...signup, password: "7 chars" },
      { ...signup, password: "x".repeat(201) },
      { ...signup, displayName: "" },
      { ...signup, displayName: " \t\n" },
      { ...signup, displayName: "x".repeat(81) },
      { ...signup, displayName: "A\u0000da" },
      login,
    ],
  },
  LoginBody: { good: [login, { ...login, password: "x" }], bad: [{ ...login, password: "" }, { email: login.email }] },
  ResetRequestBody: { good: [{ email: login.email }], bad: [{ email: "@" }, { email: ["ada@example.org"] }] },
  ResetConfirmBody: {
    good: [{ token: secret, password: login.password }],
    bad: [{ token: "short", password: login.password }, { token: secret, password: "short" }, { token: secret }],
  },
  UpdateMeBody: { good: [{ displayName: " Ada " }], bad: [{ displayName: 7 }, { displayName: " " }] },
  DeleteMeBody: { good: [{ password: login.password }], bad: [{ password: null }] },
  CreatePetBody: {
    good: [pet, full],
    bad: [
      { ...pet, petType: "dragon" },
      { ...pet, ageMonths: -1 },
      { ...pet, ageMonths: 601 },
      { ...pet, ageMonths: 1.5 },
      { ...pet, ageMonths: "1" },
      { ...pet, name: " " },
      { ...pet, name: "x".repeat(61) },
      { ...pet, city: "a\u0000" },
      { ...pet, description: "x".repeat(2001) },
      { ...pet, autoAccept: "yes" },
      { ...pet, status: "adopted" },
      { name: "Milo" },
    ],
  },
  UpdatePetBody: {
    good: [{ name: "Milo" }, { autoAccept: false }, { ageMonths: 3, breed: "", city: "Köln" }],
    bad: [{ name: "" }, { petType: "dog" }, { status: "adopted" }],
  },
  ListPetsQuery: {
    good: [{ limit: 1 }, { limit: 100, cursor: "7", petType: "cat", status: "listed", shelterId: "12" }],
    bad: [{ limit: 0 }, { limit: 101 }, { limit: 1, cursor: "0" }, { limit: 1, status: "removed" }],
  },
  DeckQuery: { good: [{ limit: 1 }, { limit: 50 }], bad: [{ limit: 0 }, { limit: 51 }, { limit: 1.5 }] },
  SwipeBody: {
    good: [{ petId: "1", liked: true }],
    bad: [{ petId: 1, liked: true }, { petId: "1", liked: "true" }, { petId: "1" }, { liked: true }],
  },
  AcceptBody: { good: [{ petId: "1", adopterId: "2" }], bad: [{ petId: "1" }, { petId: "1", adopterId: "x" }] },
};

const schemas = { ...contract };

describe.each(Object.entries(inputs))("%s", (name, { good, bad }) => {
  const schema: TObject = schemas[name as InputName];

  it.each(good)("accepts %j", (value) => {
    expect([...Value.Errors(schema, value)]).toEqual([]);
  });

  it.each([...bad, {}, null, [], "text"].map((value) => [JSON.stringify(value), value]))(
    "refuses %.60s",
    (_, value) => {
      expect(Value.Check(schema, value)).toBe(false);
    },
  );

  it("refuses unknown keys", () => {
    for (const value of good) expect(Value.Check(schema, { ...value, unknown: 1 })).toBe(false);
  });
});

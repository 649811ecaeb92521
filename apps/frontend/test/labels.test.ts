import { expect, test } from "vitest";
import { homeOf, safeNext } from "../src/auth/destination.ts";
import { ageInWords, dayOf, summaryOf } from "../src/pets/labels.ts";
import { contentSecurityPolicy } from "../src/server/csp.ts";
import { ageInMonths } from "../src/shelter/age.ts";
import { pet } from "./support/pets.ts";

test.each([
  [0, "newborn"],
  [1, "1 month"],
  [23, "23 months"],
  [24, "2 years"],
  [119, "9 years"],
])("%i months are %s", (months, words) => {
  expect(ageInWords(months)).toBe(words);
});

test("the summary of a pet without a breed has its type", () => {
  expect(summaryOf(pet("1"))).toBe("Cat · 8 months");
  expect(summaryOf(pet("1", { breed: "Siamese", ageMonths: 40 }))).toBe("Siamese · 3 years");
});

test("a date does not depend on the time zone", () => {
  expect(dayOf("2026-11-01T23:59:00.000Z")).toBe("November 1, 2026");
});

test("the form's years and months become months", () => {
  const form = new FormData();
  form.set("years", "2");
  form.set("months", "5");
  expect(ageInMonths(form)).toBe(29);
});

test.each([
  ["/matches", "/matches"],
  ["/pets/3?from=mail", "/pets/3?from=mail"],
  ["/swipe#top", "/swipe"],
  ["//evil.example/x", undefined],
  ["/\\evil.example", undefined],
  ["/\t/evil.example", undefined],
  ["https://evil.example", undefined],
  ["javascript:alert(1)", undefined],
  ["", undefined],
  [undefined, undefined],
])("after login, %j opens %j", (next, destination) => {
  expect(safeNext(next)).toBe(destination);
});

test("each role has a home page", () => {
  expect((["adopter", "shelter", "admin"] as const).map((role) => homeOf({ role }))).toEqual([
    "/swipe",
    "/shelter",
    "/account",
  ]);
});

test("in production, scripts need the nonce and framing is denied", () => {
  const policy = contentSecurityPolicy("n0nce", false);
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|ws:/);
});

import { expect, it } from "vitest";
import { isRequestId } from "../src/contract.ts";

it.each(["caller-1", crypto.randomUUID(), "x".repeat(64)])("%s is accepted", (given) => {
  expect(isRequestId(given)).toBe(true);
});

it.each([undefined, ["caller-1"], "", "short-1", "x".repeat(65), "new\nline-1", '"},{"level":1', "with space"])(
  "%j is not",
  (given) => {
    expect(isRequestId(given)).toBe(false);
  },
);

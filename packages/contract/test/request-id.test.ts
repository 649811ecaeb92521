import { expect, it } from "vitest";
import { isRequestId } from "../src/contract.ts";

it.each(["caller-1", crypto.randomUUID(), "x".repeat(64)])("%s may be a request's id", (given) => {
  expect(isRequestId(given)).toBe(true);
});

it.each([undefined, ["caller-1"], "", "short-1", "x".repeat(65), "new\nline-1", '"},{"level":1', "with space"])(
  "%j may not",
  (given) => {
    expect(isRequestId(given)).toBe(false);
  },
);

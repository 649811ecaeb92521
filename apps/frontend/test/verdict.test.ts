import { expect, test } from "vitest";
import { verdict } from "../src/swipe/verdict.ts";

test.each([
  ["carried far right", 140, 0, true],
  ["carried far left", -140, 0, false],
  ["flicked right", 40, 900, true],
  ["flicked left", -40, -900, false],
  ["carried a little", 60, 80, undefined],
  ["a trembling tap", 6, 1200, undefined],
  ["carried right, thrown back", 150, -700, undefined],
  ["flicked against its way", 60, -900, undefined],
  ["not moved", 0, 0, undefined],
])("a card %s (%i px, %i px/s) means %s", (_, offset, velocity, meant) => {
  expect(verdict(offset, velocity)).toBe(meant);
});

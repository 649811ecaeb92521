import { expect, test } from "vitest";
import { verdict } from "../src/swipe/verdict.ts";

test.each([
  ["dragged far right", 140, 0, true],
  ["dragged far left", -140, 0, false],
  ["flicked right", 40, 900, true],
  ["flicked left", -40, -900, false],
  ["dragged a little", 60, 80, undefined],
  ["tapped shakily", 6, 1200, undefined],
  ["dragged right, flicked back", 150, -700, undefined],
  ["flicked against the drag", 60, -900, undefined],
  ["not moved", 0, 0, undefined],
])("a card %s (%i px, %i px/s) means %s", (_, offset, velocity, expected) => {
  expect(verdict(offset, velocity)).toBe(expected);
});

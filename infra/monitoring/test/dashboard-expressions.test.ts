import { describe, expect, it } from "vitest";
import { dropNaN, orNone, orZero, partOf, shareOf } from "../src/dashboards/expressions.ts";
import { complementOf, goodBelow, thresholdsOf } from "../src/dashboards/thresholds.ts";

describe("a result is never empty or NaN:", () => {
  it.each([
    ["a count", orZero("count(a)"), "count(a) or vector(0)"],
    ["a part", partOf("a", "b"), "a or b * 0"],
    ["a share", shareOf("sum(a)", "sum(b)"), "sum(a) / (sum(b) > 0) or sum(b) * 0"],
    ["a quantile", dropNaN("q"), "q >= 0"],
    [
      "series by name",
      orNone("sum by (a, b) (c)", { a: "no", b: "d" }),
      'sum by (a, b) (c) or on () label_replace(label_replace(vector(0), "a", "no", "", ""), "b", "d", "", "")',
    ],
  ])("%s", (_, expression, expected) => {
    expect(expression).toBe(expected);
  });
});

it("thresholds of a miss ratio are inverted for a hit ratio", () => {
  expect(complementOf(thresholdsOf("CacheMissRateHigh"))).toEqual([
    { value: null, color: "yellow" },
    { value: 0.2, color: "green" },
  ]);
  expect(complementOf([...goodBelow(0.5, "medium"), { value: 0.9, color: "red" }])).toEqual([
    { value: null, color: "red" },
    { value: 0.1, color: "orange" },
    { value: 0.5, color: "green" },
  ]);
});

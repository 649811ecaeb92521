import { describe, expect, it } from "vitest";
import { comparisonOfValue, comparisonsIn } from "../src/comparisons.ts";
import { secondsAhead } from "../src/prediction.ts";

describe("comparisons with a number", () => {
  it.each([
    ["a > 0.1", [[">", 0.1]]],
    ["a >= -3", [[">=", -3]]],
    ["(a) <= (26 * 3600)", [["<=", 93_600]]],
    ["a < 7 / 2 - 1 + 4", [["<", 6.5]]],
    ["5 < a", [[">", 5]]],
    ["5 >= a", [["<=", 5]]],
    ["a > on (x) 5", [[">", 5]]],
    ["time() - max(a) > 60", [[">", 60]]],
  ])("are read from %s", (expression, comparisons) => {
    expect(comparisonsIn(expression)).toEqual(comparisons.map(([operator, value]) => ({ operator, value })));
  });

  it("are outer ones first, then from the left", () => {
    const values = (expression: string) => comparisonsIn(expression).map(({ value }) => value);
    expect(values("(a > 50) / b > 0.5")).toEqual([0.5, 50]);
    expect(values("a and b > 1 and c > 2 unless on () d < 3 or e > 4")).toEqual([1, 2, 3, 4]);
    expect(values("a / (a offset 1h > 1000) > 1.5 and a > 20000")).toEqual([1.5, 1000, 20_000]);
  });

  it.each(["a == 0", "a != 0", "a > bool 1", "a > b", "a > 2 * b", "a", "absent(a)", "2 > bool 1"])(
    "are not in %s",
    (expression) => {
      expect(comparisonsIn(expression)).toEqual([]);
    },
  );

  it.each([
    ["(a > 50) / b > 0.5", 0.5],
    ["(a > 50) / b", 50],
    ["max(a > 3) and b > 4", undefined],
    ["a and b > 4", undefined],
    ["a == 0 and b > 4", undefined],
  ])("of %s: its own value has passed %s", (expression, value) => {
    expect(comparisonOfValue(expression)?.value).toBe(value);
  });

  it("are refused of what is not PromQL", () => {
    expect(() => comparisonsIn("a > > 1")).toThrow("invalid PromQL");
  });
});

it("the seconds that predictions look ahead are read", () => {
  expect(secondsAhead("predict_linear(a[1h], 4 * 3600) < 0 or predict_linear(b[1h], 60) < 0")).toEqual([14_400, 60]);
  expect(secondsAhead("predict_linear(a[1h], scalar(b)) < 0")).toEqual([]);
  expect(secondsAhead("deriv(a[1h]) < 0")).toEqual([]);
});

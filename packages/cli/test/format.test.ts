import { describe, expect, it } from "vitest";
import { amount, duration, percent } from "../src/format.ts";

describe("numbers", () => {
  it.each([
    [0, "0"],
    [0.0721, "0.0721"],
    [14.44, "14.4"],
    [99.96, "100"],
    [433.4, "433"],
    [1_234_567.8, "1,234,568"],
    [-2.5, "-2.5"],
  ])("of events: %d is %s", (value, text) => {
    expect(amount(value)).toBe(text);
  });

  it.each([
    [1, "100%"],
    [0.64912, "64.9%"],
    [-0.1667, "-16.7%"],
    [0.00042, "0.042%"],
    [-0.0004, "-0.04%"],
    [0, "0%"],
  ])("of shares: %d is %s", (value, text) => {
    expect(percent(value)).toBe(text);
  });

  it.each([
    [0, "0 s"],
    [0.4, "0 s"],
    [59.6, "1 min"],
    [50, "50 s"],
    [3599, "1 h"],
    [6720, "1 h 52 min"],
    [86_400 * 2.5, "2 d 12 h"],
    [86_400 + 59, "1 d"],
    [-90, "-2 min"],
  ])("of seconds: %d is %s", (value, text) => {
    expect(duration(value)).toBe(text);
  });

  it("of objectives keep their digits", () => {
    expect([0.999, 0.95, 0.9995, 0.29].map((share) => percent(share, "none"))).toEqual([
      "99.9%",
      "95%",
      "99.95%",
      "29%",
    ]);
  });

  it.each([
    [1, "100%"],
    [0.99999, "99.9%"],
    [0.29, "29%"],
    [0.6666, "66.6%"],
    [0.00042, "0.042%"],
    [0, "0%"],
  ])("of shares, rounded down: %d is %s", (value, text) => {
    expect(percent(value, "down")).toBe(text);
  });
});

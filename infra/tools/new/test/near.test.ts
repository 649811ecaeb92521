import { describe, expect, it } from "vitest";
import { chosen } from "../src/near.ts";

const TOPICS = ["availability", "business", "database", "redis", "slo"];

describe("a choice", () => {
  it("is the known name", () => {
    expect(chosen("a topic", "redis", TOPICS)).toBe("redis");
  });

  it.each([
    ["busines", "did you mean business?"],
    ["Database", "did you mean database?"],
    ["data", "did you mean database?"],
    ["rediss", "did you mean redis?"],
    ["weather", "choose one of availability, business, database, redis, slo"],
  ])("%s is refused: %s", (name, said) => {
    expect(() => chosen("a topic", name, TOPICS)).toThrow(`${name} is not a topic; ${said}`);
  });

  it("names the nearest first, three at most", () => {
    const known = ["swipes_total", "swipes_total2", "swipes_totals", "swipe_total", "matches_total"];
    expect(() => chosen("a metric", "swipes_totl", known)).toThrow(/did you mean swipes_total or \w+ or \w+\?$/);
  });

  it("does not list hundreds", () => {
    const known = Array.from({ length: 100 }, (_, index) => `metric_${index}`);
    expect(() => chosen("a metric", "weather", known)).toThrow("weather is not a metric; no name resembles it");
  });
});

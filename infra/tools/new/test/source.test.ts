import { describe, expect, it } from "vitest";
import { code, row, source } from "../src/source.ts";

describe("a value", () => {
  it("is written as TypeScript, with code as it is and without what is undefined", () => {
    const value = {
      type: "gauge",
      help: 'says "no"',
      labels: { "a-b": ["x", "y"] },
      buckets: code("BUCKETS"),
      no: undefined,
    };
    expect(source(value)).toBe(
      '{ type: "gauge", help: "says \\"no\\"", labels: { "a-b": ["x", "y"] }, buckets: BUCKETS }',
    );
  });

  it("is a row under its key", () => {
    expect(row("up", { n: 1, on: true, none: null })).toBe("up: { n: 1, on: true, none: null },");
    expect(row("api-fast", [])).toBe('"api-fast": [],');
  });
});

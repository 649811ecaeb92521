import { describe, expect, it } from "vitest";
import { missing, missingIn } from "../src/missing.ts";

describe("a placeholder", () => {
  it.each([
    ["a string", (mark: string) => `  help: "${mark}",`],
    ["a template", (mark: string) => `  text: \`${mark}\`,`],
    ["a line comment", (mark: string) => `  return {}; // ${mark}`],
    ["a block comment", (mark: string) => `  ({ /* ${mark} */ });`],
    ["SQL", (mark: string) => `SELECT 1 -- ${mark}`],
    ["Markdown", (mark: string) => `1. ${mark}`],
    ["a Markdown comment", (mark: string) => `<!-- ${mark} -->`],
  ])("is found in %s, with its line and text", (_, place) => {
    const text = ["first", place(missing("what it counts, and when")), "last"].join("\n");
    expect(missingIn(text)).toEqual([{ line: 2, what: "what it counts, and when" }]);
  });

  it("is found on each line", () => {
    const text = [missing("one"), missing("two")].join("\n");
    expect(missingIn(text).map(({ line, what }) => `${line} ${what}`)).toEqual(["1 one", "2 two"]);
  });

  it("is not found in other texts", () => {
    expect(missingIn("SliMissing: no data\n// missing: nothing\nMISSING\n")).toEqual([]);
  });
});

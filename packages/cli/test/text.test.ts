import { describe, expect, it } from "vitest";
import { markdownTable, withPart } from "../src/markdown.ts";
import { joinSections } from "../src/sections.ts";
import { NUMBERS, textTable } from "../src/table.ts";

describe("a text table", () => {
  it("has columns as wide as their longest cell", () => {
    const rows = [
      ["a", "bb", "c"],
      ["aaa", "b", ""],
    ];
    expect(textTable(rows)).toBe("a    bb  c\naaa  b");
  });

  it("aligns each column left or right", () => {
    const rows = [
      ["a", "1", "fine"],
      ["long", "100", "no"],
    ];
    expect(textTable(rows, NUMBERS)).toBe("a       1  fine\nlong  100    no");
    expect(textTable(rows, ["left", "right", "left"])).toBe("a       1  fine\nlong  100  no");
  });
});

it("sections are separated by blank lines, and empty ones omitted", () => {
  expect(joinSections([["a", "b"], [], ["c"]])).toBe("a\nb\n\nc\n");
});

describe("Markdown", () => {
  it("tables have padded columns, and no cell ends early", () => {
    const table = markdownTable([
      ["alert", "labels"],
      ["A", "b|c"],
    ]);
    expect(table).toBe("| alert | labels |\n| ----- | ------ |\n| A     | b\\|c   |");
  });

  it("parts are replaced between their markers alone", () => {
    const page = "before\n<!-- x -->\nold\n<!-- /x -->\nafter";
    expect(withPart(page, "x", "new")).toBe("before\n<!-- x -->\n\nnew\n\n<!-- /x -->\nafter");
  });

  it.each(["no marker", "<!-- x --> no end", "<!-- /x --> wrong order <!-- x -->"])("without a place: %s", (page) => {
    expect(() => withPart(page, "x", "new")).toThrow("<!-- x --> … <!-- /x --> is missing");
  });
});

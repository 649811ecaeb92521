import { readFile } from "node:fs/promises";
import { amount, columns, duration, exactPercent, percent } from "@petswipe/cli/format";
import { slos } from "@petswipe/metrics";
import { BURN_PAIRS } from "@petswipe/monitoring/alerts/slo";
import { describe, expect, it } from "vitest";
import { markdownTable, withPart } from "../src/slo/markdown.ts";
import { parts, renderPage } from "../src/slo/page.ts";

const page = await readFile(new URL("../../../../docs/slos.md", import.meta.url), "utf8");

describe("docs/slos.md", () => {
  it("has a row for every SLO with what it allows, and one for every pair", () => {
    const rows = parts.promises().split("\n");
    for (const [name, { objective }] of Object.entries(slos))
      expect(rows.find((row) => row.includes(`\`${name}\``))).toContain(exactPercent(objective));
    expect(rows.find((row) => row.includes("`api-availability`"))).toContain(
      "1 event in 1,000, or 43.2 min of full outage",
    );
    for (const { long, short, factor } of BURN_PAIRS)
      expect(parts.pairs()).toMatch(new RegExp(`${long} and ${short} +\\| > ${factor} `));
  });

  it("has every number of an objective or a factor written by the generator", () => {
    const names = Object.keys(parts);
    const prose = names.reduce((text, part) => withPart(text, part, ""), page);
    expect(prose).not.toMatch(/\d%|14\.4|\d+ days/);
  });

  it("stays as it is when written again, and says which part has no place", () => {
    expect(renderPage(renderPage(page))).toBe(renderPage(page));
    expect(() => renderPage(page.replace("<!-- pairs -->", ""))).toThrow("the page has no <!-- pairs -->");
  });

  it("escapes what would end a cell of a table", () => {
    expect(markdownTable([["a"], ["b|c"]])).toBe("| a    |\n| ---- |\n| b\\|c |");
  });
});

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

  it("an objective keeps its digits", () => {
    expect([0.999, 0.95, 0.9995, 0.29].map(exactPercent)).toEqual(["99.9%", "95%", "99.95%", "29%"]);
  });

  it("stand below each other, and names to the left", () => {
    const rows = [
      ["a", "1", "fine"],
      ["long", "100", "stop"],
    ];
    expect(columns(rows, [2])).toEqual(["a       1  fine", "long  100  stop"]);
  });
});

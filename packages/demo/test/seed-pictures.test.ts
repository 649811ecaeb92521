import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PICTURES_DIR } from "../src/demo.ts";
import { draw } from "../src/pictures/draw.ts";
import { PORTRAITS } from "../src/pictures/portraits.ts";

const committed = new Map(
  readdirSync(PICTURES_DIR).map((file) => [file, readFileSync(join(PICTURES_DIR, file), "utf8")] as const),
);

test("the committed pictures are up to date (else: pnpm generate)", () => {
  expect([...committed.keys()].sort()).toEqual(PORTRAITS.map(({ file }) => file).sort());
  const stale = PORTRAITS.filter((portrait) => committed.get(portrait.file) !== draw(portrait)).map(({ file }) => file);
  expect(stale).toEqual([]);
});

test("there are 300, of every pet type, no two alike", () => {
  const pictures = PORTRAITS.map(draw);
  expect(new Set(pictures).size).toBe(300);
  const counts = Map.groupBy(PORTRAITS, ({ petType }) => petType);
  expect([...counts.keys()].sort()).toEqual(["bird", "cat", "dog", "other", "rabbit"]);
  for (const portraits of counts.values()) expect(portraits.length).toBeGreaterThanOrEqual(20);
});

test("all pictures together are smaller than 1.2 MB", () => {
  const bytes = [...committed.values()].reduce((sum, svg) => sum + Buffer.byteLength(svg), 0);
  expect(bytes).toBeLessThan(1_200_000);
});

test("a picture is a portrait without scripts and external resources", () => {
  for (const [file, svg] of committed) {
    expect(svg, file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 800 1000" /);
    expect(svg, file).not.toMatch(/<script|\bon\w+=|<foreignObject|<image|<use|href|@import|NaN|undefined/);
    expect(svg.replaceAll('xmlns="http://www.w3.org/2000/svg"', ""), file).not.toMatch(/\w+:\/\//);
    for (const [, id] of svg.matchAll(/url\(#(\w+)\)/g)) expect(svg, file).toContain(`id="${id}"`);
  }
});

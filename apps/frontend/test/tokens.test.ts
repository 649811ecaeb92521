import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../src/shell/tokens.css"), "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");

function colors(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const TEXT = [
  ["ink", "bg"],
  ["ink", "surface"],
  ["ink-soft", "bg"],
  ["ink-soft", "surface"],
  ["ink-soft", "surface-sunk"],
  ["accent", "bg"],
  ["accent", "surface"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-accent-soft", "accent-soft"],
  ["on-calm", "calm"],
  ["on-calm-soft", "calm-soft"],
  ["on-warn-soft", "warn-soft"],
  ["danger", "surface"],
] as const;

describe.each([
  ["light", colors(light)],
  ["dark", { ...colors(light), ...colors(dark) }],
])("in %s", (_, palette) => {
  test.each(TEXT)("%s is readable on %s", (text, background) => {
    expect(contrast(palette[text] ?? "", palette[background] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["bg", "surface"])("the border of a field is visible on %s", (background) => {
    expect(contrast(palette["edge"] ?? "", palette[background] ?? "")).toBeGreaterThanOrEqual(3);
  });
});

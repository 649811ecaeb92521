import { describe, expect, it } from "vitest";
import { colorOf, createPalette, readableOn } from "../src/colors.ts";
import { displayValue, thresholdColor } from "../src/display-value.ts";
import { fieldOf, type Override } from "../src/field.ts";
import type { Thresholds } from "../src/supported/field.ts";

const thresholds: Thresholds = {
  mode: "absolute",
  steps: [
    { value: null, color: "green" },
    { value: 0.02, color: "orange" },
    { value: 0.05, color: "red" },
  ],
};
const byThresholds = { color: { mode: "thresholds" }, thresholds };

describe("the color of a value", () => {
  it.each([
    [-1, "green"],
    [0.0199, "green"],
    [0.02, "orange"],
    [0.049, "orange"],
    [7, "red"],
  ] as const)("%d is that of the last threshold it has reached: %s", (value, color) => {
    expect(thresholdColor(thresholds, value)).toBe(colorOf(color));
  });

  it("is its own only where the field is colored by thresholds", () => {
    expect(displayValue({ ...byThresholds, unit: "percentunit" }, 0.03)).toEqual({
      text: "3%",
      color: colorOf("orange"),
    });
    expect(displayValue({ unit: "percentunit", thresholds }, 0.03).color).toBeUndefined();
  });

  it("and its text are those it is mapped to", () => {
    const mappings = [
      { type: "value" as const, options: { "1": { text: "up", color: "blue" as const } } },
      { type: "value" as const, options: { "2": { text: "many", color: "purple" as const } } },
    ];
    const field = { ...byThresholds, unit: "none" as const, mappings };
    expect(displayValue(field, 1)).toEqual({ text: "up", color: colorOf("blue") });
    expect(displayValue(field, 2)).toEqual({ text: "many", color: colorOf("purple") });
    expect(displayValue(field, 0)).toEqual({ text: "0", color: colorOf("green") });
  });
});

describe("overrides", () => {
  const overrides: Override[] = [
    { matcher: { id: "byName", options: "share" }, properties: [{ id: "unit", value: "percentunit" }] },
    { matcher: { id: "byRegexp", options: "/ out$/" }, properties: [{ id: "custom.transform", value: "negative-Y" }] },
    { matcher: { id: "byRegexp", options: "received" }, properties: [{ id: "custom.transform", value: "constant" }] },
  ];
  const defaults = { unit: "short", custom: { lineWidth: 2 } };
  const field = (name: string) => fieldOf({ defaults, overrides }, name);

  it("change what they name, and nothing else", () => {
    expect(field("share").unit).toBe("percentunit");
    expect(field("shares")).toEqual(defaults);
    expect(field("eth0 out").custom).toEqual({ lineWidth: 2, transform: "negative-Y" });
  });

  it("by a pattern without slashes match the whole name", () => {
    expect(field("received").custom).toEqual({ lineWidth: 2, transform: "constant" });
    expect(field("bytes received")).toEqual(defaults);
  });
});

describe("the colors of series", () => {
  it("differ within a panel, and are the same in all panels of a dashboard", () => {
    const palette = createPalette();
    const first = palette(["backend", "frontend"]);
    const second = palette(["exporter", "frontend"]);
    expect(second.get("frontend")).toBe(first.get("frontend"));
    expect(new Set(first.values()).size).toBe(2);
    expect(second.get("exporter")).not.toBe(second.get("frontend"));
  });

  it("differ for thirty names", () => {
    const names = Array.from({ length: 30 }, (_, index) => `series ${index}`);
    expect(new Set(createPalette()(names).values()).size).toBe(30);
  });

  it("are Grafana's, by name", () => {
    expect([colorOf("dark-red"), colorOf("super-light-blue"), colorOf("text")]).toEqual([
      "#c4162a",
      "#c0d8ff",
      "#ccccdc",
    ]);
  });
});

it("text is readable on light and on dark colors", () => {
  expect([readableOn(colorOf("yellow")), readableOn(colorOf("dark-red"))]).toEqual(["#111217", "#ffffff"]);
});

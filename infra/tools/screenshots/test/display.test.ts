import { FieldColorModeId, MappingType, ThresholdsMode } from "@grafana/grafana-foundation-sdk/dashboard";
import { describe, expect, it } from "vitest";
import { colorOf, openPalette, readableOn } from "../src/colors.ts";
import { shownAs, stepColor } from "../src/display.ts";
import { fieldOf } from "../src/field.ts";

const steps = [
  { value: null, color: "green" },
  { value: 0.02, color: "orange" },
  { value: 0.05, color: "red" },
];
const byThresholds = {
  color: { mode: FieldColorModeId.Thresholds },
  thresholds: { mode: ThresholdsMode.Absolute, steps },
};

describe("the colour of a value", () => {
  it.each([
    [-1, "green"],
    [0.0199, "green"],
    [0.02, "orange"],
    [0.049, "orange"],
    [7, "red"],
  ])("%d is that of the last threshold it has reached: %s", (value, color) => {
    expect(stepColor(steps, value)).toBe(colorOf(color));
  });

  it("is its own only where the field is coloured by thresholds", () => {
    expect(shownAs({ ...byThresholds, unit: "percentunit" }, 0.03)).toEqual({ text: "3%", color: colorOf("orange") });
    expect(shownAs({ thresholds: byThresholds.thresholds }, 0.03).color).toBeUndefined();
  });

  it("and its text are what it is mapped to, by value or by range", () => {
    const mappings = [
      { type: MappingType.ValueToText as const, options: { "1": { text: "up", color: "blue" } } },
      { type: MappingType.RangeToText as const, options: { from: 5, to: null, result: { text: "many" } } },
    ];
    const field = { ...byThresholds, mappings };
    expect(shownAs(field, 1)).toEqual({ text: "up", color: colorOf("blue") });
    expect(shownAs(field, 9)).toEqual({ text: "many", color: colorOf("red") });
    expect(shownAs(field, 0)).toEqual({ text: "0", color: colorOf("green") });
  });
});

describe("overrides", () => {
  const fieldConfig = {
    defaults: { unit: "short", custom: { lineWidth: 2 } },
    overrides: [
      { matcher: { id: "byName", options: "share" }, properties: [{ id: "unit", value: "percentunit" }] },
      {
        matcher: { id: "byRegexp", options: "/ out$/" },
        properties: [{ id: "custom.transform", value: "negative-Y" }],
      },
    ],
  };

  it("change what they name, and nothing else", () => {
    expect(fieldOf({ fieldConfig }, "share").unit).toBe("percentunit");
    expect(fieldOf({ fieldConfig }, "shares")).toEqual(fieldConfig.defaults);
    expect(fieldOf({ fieldConfig }, "eth0 out").custom).toEqual({ lineWidth: 2, transform: "negative-Y" });
  });

  it("that are chosen in a way that is not known are an error", () => {
    const overrides = [{ matcher: { id: "byType", options: "number" }, properties: [] }];
    expect(() => fieldOf({ fieldConfig: { defaults: {}, overrides } }, "a")).toThrow('"byType" are not known here');
  });
});

describe("the colours of series", () => {
  it("differ within a panel, and are the same in all panels of a dashboard", () => {
    const palette = openPalette();
    const first = palette(["backend", "frontend"]);
    const second = palette(["exporter", "frontend"]);
    expect(second.get("frontend")).toBe(first.get("frontend"));
    expect(new Set(first.values()).size).toBe(2);
    expect(second.get("exporter")).not.toBe(second.get("frontend"));
  });

  it("differ for thirty names", () => {
    const names = Array.from({ length: 30 }, (_, index) => `series ${index}`);
    expect(new Set(openPalette()(names).values()).size).toBe(30);
  });

  it("that are not known are an error", () => {
    expect(() => colorOf("mauve")).toThrow('the colour "mauve" is not known here');
    expect(colorOf("#123456")).toBe("#123456");
  });
});

it("texts can be read on light and on dark colours", () => {
  expect([readableOn(colorOf("yellow")), readableOn(colorOf("dark-red"))]).toEqual(["#111217", "#ffffff"]);
});

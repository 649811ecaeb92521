import { describe, expect, it } from "vitest";
import { fitted } from "../src/axes/axis-range.ts";
import { extentOf } from "../src/axes/extent.ts";
import { timeTicks } from "../src/axes/time-ticks.ts";
import { valueAxis } from "../src/axes/value-axis.ts";
import type { Unit } from "../src/units.ts";
import { line } from "./support/lines.ts";

describe("the extent of what is drawn reaches", () => {
  const [a, b] = [line("a", [1, 2, null]), line("b", [10, 20, 30])];

  it("from the least to the greatest value", () => {
    expect(extentOf([a, b], false)).toEqual({ min: 1, max: 30 });
  });

  it("to the greatest sum at one time where lines are stacked", () => {
    expect(extentOf([a, b], true)).toEqual({ min: 11, max: 30 });
  });

  it("to sums of positive and of negative values apart", () => {
    expect(extentOf([line("in", [5]), line("out", [-3]), line("out too", [-4])], true)).toEqual({ min: -7, max: 5 });
  });

  it("nowhere without a number", () => {
    expect(extentOf([line("a", [null, Number.NaN, Number.POSITIVE_INFINITY])], false)).toBeUndefined();
  });
});

describe("an axis", () => {
  const custom = {};

  it("keeps the ends that the panel configures", () => {
    expect(fitted({ min: 0, max: 1, custom }, { min: 0.2, max: 0.4 })).toEqual({ min: 0, max: 1 });
  });

  it("has some room above the lines otherwise", () => {
    expect(fitted({ min: 0, custom }, { min: 50, max: 100 })).toEqual({ min: 0, max: 105 });
  });

  it("is as long above zero as below where it is centered", () => {
    const { min, max } = fitted({ custom: { axisCenteredZero: true } }, { min: -10, max: 90 });
    expect([min, max]).toEqual([-95, 95]);
  });

  it("begins at a soft minimum unless a value is below", () => {
    const field = { max: 1, custom: { axisSoftMin: 0.99 } };
    expect(fitted(field, { min: 1, max: 1 })).toEqual({ min: 0.99, max: 1 });
    expect(fitted(field, { min: 0.9, max: 1 })).toEqual({ min: 0.9, max: 1 });
  });

  it("reaches from 0 to 1 where all values are zero, or there is none", () => {
    expect([fitted({ min: 0, custom }, { min: 0, max: 0 }), fitted({ custom })]).toEqual([
      { min: 0, max: 1 },
      { min: 0, max: 1 },
    ]);
  });

  it("reaches from zero to the only value", () => {
    expect([fitted({ custom }, { min: 7, max: 7 }), fitted({ custom }, { min: -7, max: -7 })]).toEqual([
      { min: 0, max: 7.35 },
      { min: -7.35, max: 0 },
    ]);
  });

  it.each<[Unit, number, number, string[]]>([
    ["short", 0, 2100, ["0", "500", "1 K", "1.5 K", "2 K", "2.5 K"]],
    ["percentunit", 0, 0.1, ["0%", "2%", "4%", "6%", "8%", "10%"]],
    ["bytes", 0, 100 * 1024 ** 2, ["0 B", "32 MiB", "64 MiB", "96 MiB", "128 MiB"]],
    ["s", 0, 850, ["0 s", "5 mins", "10 mins", "15 mins"]],
    ["binBps", -3100, 4000, ["-4 KiB/s", "-2 KiB/s", "0 B/s", "2 KiB/s", "4 KiB/s"]],
  ])("of %s from %d to %d has round ticks", (unit, min, max, texts) => {
    const axis = valueAxis({ min, max }, { unit, height: 6 * 34, fixed: { min: false, max: false } });
    expect(axis.ticks.map(({ text }) => text)).toEqual(texts);
    expect([axis.min, axis.max]).toEqual([axis.ticks[0]?.value, axis.ticks.at(-1)?.value]);
  });

  it("has its ticks inside fixed ends", () => {
    const axis = valueAxis(
      { min: 0.945, max: 1 },
      { unit: "percentunit", height: 110, fixed: { min: true, max: true } },
    );
    expect(axis.ticks.map(({ text }) => text)).toEqual(["96%", "98%", "100%"]);
  });
});

describe("a time axis", () => {
  const at = Date.UTC(2026, 2, 14, 22, 10) / 1000;

  it("has round times, in UTC, and the date at midnight", () => {
    expect(timeTicks(at, at + 2 * 3600, 350).map(({ text }) => text)).toEqual(["22:30", "23:00", "23:30", "03-15"]);
  });

  it("has fewer of them where there is less room", () => {
    expect(timeTicks(at, at + 2 * 3600, 140).map(({ text }) => text)).toEqual(["23:00", "03-15"]);
  });

  it("has dates where many days are shown", () => {
    expect(timeTicks(at, at + 30 * 86_400, 350).map(({ text }) => text)).toEqual(["03-19", "03-26", "04-02", "04-09"]);
  });
});

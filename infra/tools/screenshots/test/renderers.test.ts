import { describe, expect, it } from "vitest";
import { colorOf } from "../src/colors.ts";
import { linesOf, newest } from "../src/lines.ts";
import { shareOf } from "../src/renderers/bar-gauge.ts";
import { bestCells } from "../src/renderers/box-grid.ts";
import { bucketsOf } from "../src/renderers/buckets.ts";
import { arcOf } from "../src/renderers/gauge.ts";
import { legend } from "../src/renderers/legend.ts";
import { overlay, thresholdLines } from "../src/renderers/overlay.ts";
import { segmentsOf } from "../src/renderers/state-segments.ts";
import { transformed } from "../src/renderers/timeseries.ts";
import type { Thresholds } from "../src/supported/field.ts";
import { line } from "./support/lines.ts";

const thresholds: Thresholds = {
  mode: "absolute",
  steps: [
    { value: null, color: "green" },
    { value: 0.8, color: "orange" },
    { value: 0.9, color: "red" },
  ],
};
const range = { from: 0, to: 60, step: 15 };

describe("the lines of a panel", () => {
  const asked = (points: readonly (readonly [number, number])[]) => [
    { refId: "A", expr: "", legend: "{{job}} out", results: [{ series: { job: "backend" }, points }] },
  ];
  const panel = { fieldConfig: { defaults: {}, overrides: [] } };

  it("are named by their legend, and have a gap where a step was not measured", () => {
    const points = [
      [0, 1],
      [15, 2],
      [45, 3],
    ] as const;
    const [found] = linesOf({ panel, asked: asked(points), range });
    expect(found?.name).toBe("backend out");
    expect(found?.points).toEqual([
      [0, 1],
      [15, 2],
      [30, null],
      [45, 3],
    ]);
  });

  it("are below zero where the panel asks for the negative", () => {
    const drawn = (transform: object) => transformed(line("out", [7, null, 2], { custom: transform as never })).points;
    expect(drawn({ transform: "negative-Y" })).toEqual([
      [0, -7],
      [15, null],
      [30, -2],
    ]);
    expect(drawn({})[0]).toEqual([0, 7]);
  });

  it("end in their newest number", () => {
    expect(newest(line("a", [1, 2, null, Number.NaN]))).toBe(2);
    expect(newest(line("a", [null]))).toBeUndefined();
  });
});

describe("states", () => {
  const options = { "1": { text: "up", color: "green" }, "0": { text: "down", color: "red" } } as const;
  const field = { unit: "none" as const, mappings: [{ type: "value" as const, options }] };
  const [up, down] = [
    { text: "up", color: colorOf("green") },
    { text: "down", color: colorOf("red") },
  ];

  it("are joined while they last, and end at a gap", () => {
    expect(segmentsOf(line("a", [1, 1, 0, null, 1], field), 15)).toEqual([
      { from: 0, to: 30, ...up },
      { from: 30, to: 45, ...down },
      { from: 60, to: 75, ...up },
    ]);
  });
});

describe("a histogram's buckets", () => {
  const course = (le: string, ...values: number[]) => ({
    series: { le },
    points: values.map((value, index) => [index, value] as const),
  });

  it("count what is above the lower bound, in ascending order", () => {
    const buckets = bucketsOf([course("+Inf", 10, 12), course("0.5", 3, 3), course("1", 7, 11)]);
    expect(buckets.map(({ above, upTo, counts }) => [above, upTo, [...counts.values()]])).toEqual([
      [-Infinity, 0.5, [3, 3]],
      [0.5, 1, [4, 8]],
      [1, Infinity, [3, 1]],
    ]);
  });

  it("count nothing where a scrape has read the lower one later", () => {
    expect([...(bucketsOf([course("1", 5), course("2", 4)])[1]?.counts.values() ?? [])]).toEqual([0]);
  });

  it("need a bound", () => {
    expect(() => bucketsOf([{ series: { job: "a" }, points: [] }])).toThrow("by le");
  });
});

describe("thresholds", () => {
  it("are lines in their colors where they are visible", () => {
    const field = { thresholds, custom: { thresholdsStyle: { mode: "dashed" as const } } };
    expect(thresholdLines(field, { min: 0, max: 0.85 })).toMatchObject([
      { yAxis: 0.8, lineStyle: { color: colorOf("orange"), type: "dashed" } },
    ]);
    expect(thresholdLines({ thresholds, custom: {} }, { min: 0, max: 1 })).toEqual([]);
  });

  it("are the colors around a gauge, each up to the next", () => {
    expect(arcOf(thresholds, 0, 1)).toEqual([
      [0.8, colorOf("green")],
      [0.9, colorOf("orange")],
      [1, colorOf("red")],
    ]);
  });
});

it("an annotation is a line at its start, and a region until its end", () => {
  const annotations = [
    { from: 30, to: 30, color: "#5794f2" },
    { from: -10, to: 20, color: "#f2495c" },
  ];
  const { markLine, markArea } = overlay({ custom: {} }, { min: 0, max: 1 }, range, annotations);
  expect(markLine.data).toMatchObject([{ xAxis: 30, lineStyle: { color: "#5794f2" } }]);
  expect(markArea.data).toMatchObject([[{ xAxis: 0, itemStyle: { color: "#f2495c" } }, { xAxis: 20 }]]);
});

it("a bar is as long as its value between the ends", () => {
  expect([shareOf(25, 0, 100), shareOf(-5, 0, 100), shareOf(500, 0, 100), shareOf(0, 0, 0)]).toEqual([0.25, 0, 1, 0]);
});

it("boxes are arranged so that the smallest measure is greatest", () => {
  const square = ({ width, height }: { width: number; height: number }) => Math.min(width, height);
  expect(bestCells(3, { width: 900, height: 200 }, square).columns).toBe(3);
  expect(bestCells(3, { width: 200, height: 900 }, square).columns).toBe(1);
});

it("a legend says how many names had no room", () => {
  const entries = Array.from({ length: 40 }, (_, index) => ({ name: `/api/route/${index}`, color: "#ffffff" }));
  const { html, height } = legend(entries, 400, 200);
  const shown = html.text.match(/\/api\/route\//g)?.length ?? 0;
  expect(html.text).toContain(`+${40 - shown} more`);
  expect(height).toBeLessThanOrEqual(200 * 0.35 + 4);
  expect(legend(entries.slice(0, 2), 400, 200).html.text).not.toContain("more");
});

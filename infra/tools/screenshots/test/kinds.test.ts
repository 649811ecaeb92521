import { describe, expect, it } from "vitest";
import { colorOf } from "../src/colors.ts";
import { shareOf } from "../src/kinds/bars.ts";
import { bucketsOf } from "../src/kinds/buckets.ts";
import { bestCells } from "../src/kinds/cells.ts";
import { arcOf } from "../src/kinds/gauge.ts";
import { legend } from "../src/kinds/legend.ts";
import { overlay, thresholdLines } from "../src/kinds/overlay.ts";
import { segmentsOf } from "../src/kinds/segments.ts";
import { linesOf, newest } from "../src/series.ts";
import { line } from "./support/lines.ts";

const steps = [
  { value: null, color: "green" },
  { value: 0.8, color: "orange" },
  { value: 0.9, color: "red" },
];
const thresholds = { mode: "absolute", steps } as never;
const range = { from: 0, to: 60, step: 15 };

describe("the lines of a panel", () => {
  const asked = (points: (readonly [number, number])[]) => [
    { refId: "A", expr: "", legend: "{{job}} out", courses: [{ series: { job: "backend" }, points }] },
  ];
  const panel = { type: "timeseries", targets: [] };

  it("are called by their legend, and have a gap where a step was not measured", () => {
    const [found] = linesOf(
      panel,
      asked([
        [0, 1],
        [15, 2],
        [45, 3],
      ]),
      range,
    );
    expect(found?.name).toBe("backend out");
    expect(found?.points).toEqual([
      [0, 1],
      [15, 2],
      [30, null],
      [45, 3],
    ]);
  });

  it("are below zero where the panel turns them over", () => {
    const overrides = [
      { matcher: { id: "byRegexp", options: "/out/" }, properties: [{ id: "custom.transform", value: "negative-Y" }] },
    ];
    const turned = { ...panel, fieldConfig: { defaults: {}, overrides } };
    expect(linesOf(turned, asked([[0, 7]]), range)[0]?.points).toEqual([[0, -7]]);
  });

  it("end in their newest number", () => {
    expect(newest(line("a", [1, 2, null, Number.NaN]))).toBe(2);
    expect(newest(line("a", [null]))).toBeUndefined();
  });
});

describe("states", () => {
  const mappings = [
    { type: "value", options: { "1": { text: "up", color: "green" }, "0": { text: "down", color: "red" } } },
  ];
  const field = { mappings } as never;
  const [up, down] = [
    { text: "up", color: colorOf("green") },
    { text: "down", color: colorOf("red") },
  ];

  it("are joined while they last, and end where there is a gap", () => {
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

  it("hold what is above the bound before, from the least on", () => {
    const buckets = bucketsOf([course("+Inf", 10, 12), course("0.5", 3, 3), course("1", 7, 11)]);
    expect(buckets.map(({ above, upTo, counts }) => [above, upTo, [...counts.values()]])).toEqual([
      [-Infinity, 0.5, [3, 3]],
      [0.5, 1, [4, 8]],
      [1, Infinity, [3, 1]],
    ]);
  });

  it("hold nothing where a scrape has read the smaller one later", () => {
    expect([...(bucketsOf([course("1", 5), course("2", 4)])[1]?.counts.values() ?? [])]).toEqual([0]);
  });

  it("need a bound", () => {
    expect(() => bucketsOf([{ series: { job: "a" }, points: [] }])).toThrow("by le");
  });
});

describe("thresholds", () => {
  it("are lines in their colours where they are in sight", () => {
    const field = { thresholds, custom: { thresholdsStyle: { mode: "dashed" } } };
    expect(thresholdLines(field, { min: 0, max: 0.85 })).toMatchObject([
      { yAxis: 0.8, lineStyle: { color: colorOf("orange"), type: "dashed" } },
    ]);
    expect(thresholdLines({ thresholds }, { min: 0, max: 1 })).toEqual([]);
  });

  it("are the colours around a gauge, each up to the next", () => {
    expect(arcOf({ thresholds }, 0, 1)).toEqual([
      [0.8, colorOf("green")],
      [0.9, colorOf("orange")],
      [1, colorOf("red")],
    ]);
  });
});

it("what happened is marked where it began, and for as long as it went on", () => {
  const marks = [
    { from: 30, to: 30, color: "#5794f2" },
    { from: -10, to: 20, color: "#f2495c" },
  ];
  const { markLine, markArea } = overlay({}, { min: 0, max: 1 }, range, marks);
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

import { describe, expect, it } from "vitest";
import { impossibleLabels } from "../src/grouping.ts";
import { METRIC_NAME } from "../src/label-set.ts";
import { type LabelsOfSeries, labelsOf } from "../src/labels.ts";
import { labelCases } from "./support/label-cases.ts";

/** Metrics are named after their labels: `a_b` has a and b. Those of `anything` are unknown. */
const byName: LabelsOfSeries = ({ metrics }) => {
  if (metrics === undefined || metrics.includes("anything")) return undefined;
  return new Set([METRIC_NAME, ...metrics.flatMap((metric) => metric.split("_").filter((label) => label !== "none"))]);
};

const sorted = (labels: ReadonlySet<string> | undefined) => labels && [...labels].sort().join(" ");
const labels = (expression: string) => sorted(labelsOf(expression, byName));

describe("an expression can have the labels", () => {
  it.each(labelCases)("%s: %s", (expression, expected) => expect(labels(expression)).toBe(expected));

  it.each(["anything", '{__name__=~"a.*"}', "rate(anything[5m])", "anything or a", "info(a)", "a * on (a) fill (0) b"])(
    "%s: unknown",
    (expression) => expect(labels(expression)).toBeUndefined(),
  );

  it.each([
    ["sum by (a, b) (anything)", "a b"],
    ["a_b / anything", "a b"],
    ["a_b and anything", "__name__ a b"],
    ["a_b * on (a) group_left (c) anything", "a b c"],
    ["anything / on (a) a_b", "a"],
  ])("%s: at most %s", (expression, expected) => expect(labels(expression)).toBe(expected));
});

it("invalid PromQL has no labels", () => {
  expect(() => labels("sum(a")).toThrow("<<here>>");
});

describe("a label is impossible", () => {
  const impossible = (expression: string) =>
    impossibleLabels(expression, byName).map(({ clause, label, has }) => [clause, label, sorted(has)]);

  it.each([
    ["in a grouping that its series lack", "sum by (a, c) (rate(a_b[5m]))", [["by (a, c)", "c", "a b"]]],
    ["in `on` that the right side lacks", "a_b * on (b) a", [["on (b)", "b", "__name__ a"]]],
    ["in `on` that the left side lacks", "a / on (b) a_b", [["on (b)", "b", "__name__ a"]]],
    [
      "in `group_left` that the right side lacks",
      "a_b * on (a) group_left (d) a_c",
      [["on (a) group_left (d)", "d", "__name__ a c"]],
    ],
    [
      "in `group_right` that the left side lacks",
      "a_c * on (a) group_right (d) a_b",
      [["on (a) group_right (d)", "d", "__name__ a c"]],
    ],
    ["at any depth", "1 - max(sum by (c) (a_b))", [["by (c)", "c", "__name__ a b"]]],
  ])("%s", (_, expression, expected) => expect(impossible(expression)).toEqual(expected));

  it.each([
    "sum by (a) (a_b) / on (a) group_left (c) a_c",
    "sum by (x) (anything)",
    "quantile by (a) (0.9, a_b)",
    "anything * on (a) a",
    "sum without (x) (a)",
    "a * ignoring (x) a",
    "a or on () vector(0)",
  ])("nowhere in %s", (expression) => expect(impossible(expression)).toEqual([]));
});

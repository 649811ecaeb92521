import { describe, expect, it } from "vitest";
import { strangeLabels } from "../src/grouping.ts";
import { METRIC_NAME } from "../src/label-set.ts";
import { type LabelsOfSeries, labelsOf } from "../src/labels.ts";
import { selectedIn } from "../src/selected.ts";
import { labelCases } from "./support/label-cases.ts";

/** Metrics are called by their labels: `a_b` has a and b. Of `anything` nothing is known. */
const byName: LabelsOfSeries = ({ metrics }) => {
  if (metrics === undefined || metrics.includes("anything")) return undefined;
  return new Set([METRIC_NAME, ...metrics.flatMap((metric) => metric.split("_").filter((label) => label !== "none"))]);
};

const sorted = (labels: ReadonlySet<string> | undefined) => labels && [...labels].sort().join(" ");
const labels = (expression: string) => sorted(labelsOf(expression, byName));

describe("an expression can have the labels", () => {
  it.each(labelCases)("%s: %s", (expression, expected) => expect(labels(expression)).toBe(expected));

  it.each(["anything", '{__name__=~"a.*"}', "rate(anything[5m])", "anything or a", "info(a)", "a * on (a) fill (0) b"])(
    "%s: nobody can tell",
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

it("no labels are told of what is no PromQL", () => {
  expect(() => labels("sum(a")).toThrow("<<here>>");
});

describe("a selector is read", () => {
  it("with its metric, labels and single values", () => {
    expect(selectedIn('sum(a_b{a="1",b!="2",c=~"3|4",d=~"5.*"}) / c')).toEqual([
      { metrics: ["a_b"], labels: ["a", "b", "c", "d"], equal: { a: "1" }, oneOf: { a: ["1"], c: ["3", "4"] } },
      { metrics: ["c"], labels: [], equal: {}, oneOf: {} },
    ]);
  });

  it("by the names that it matches, unless they are a pattern", () => {
    expect(selectedIn('{__name__=~"a|b:c",d=""}')).toEqual([
      { metrics: ["a", "b:c"], labels: ["d"], equal: { d: "" }, oneOf: {} },
    ]);
    expect(selectedIn('{__name__=~"a.*"}')[0]?.metrics).toBeUndefined();
    expect(selectedIn('{__name__!="a"}')[0]?.metrics).toBeUndefined();
  });
});

describe("a label is strange", () => {
  const strange = (expression: string) =>
    strangeLabels(expression, byName).map(({ clause, label, has }) => [clause, label, sorted(has)]);

  it.each([
    ["that is grouped by and not there", "sum by (a, c) (rate(a_b[5m]))", [["by (a, c)", "c", "a b"]]],
    ["that one side of a match has not", "a_b * on (b) a", [["on (b)", "b", "__name__ a"]]],
    ["that the other side has not", "a / on (b) a_b", [["on (b)", "b", "__name__ a"]]],
    [
      "that is taken and not there",
      "a_b * on (a) group_left (d) a_c",
      [["on (a) group_left (d)", "d", "__name__ a c"]],
    ],
    [
      "that is taken to the right",
      "a_c * on (a) group_right (d) a_b",
      [["on (a) group_right (d)", "d", "__name__ a c"]],
    ],
    ["however deep", "1 - max(sum by (c) (a_b))", [["by (c)", "c", "__name__ a b"]]],
  ])("%s", (_, expression, expected) => expect(strange(expression)).toEqual(expected));

  it.each([
    "sum by (a) (a_b) / on (a) group_left (c) a_c",
    "sum by (x) (anything)",
    "quantile by (a) (0.9, a_b)",
    "anything * on (a) a",
    "sum without (x) (a)",
    "a * ignoring (x) a",
    "a or on () vector(0)",
  ])("never in %s", (expression) => expect(strange(expression)).toEqual([]));
});

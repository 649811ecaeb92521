import { describe, expect, it } from "vitest";
import { mutantsOf } from "../src/mutants.ts";
import { edited, editsOf } from "../src/operators/all.ts";
import type { Kind } from "../src/operators/edit.ts";
import { alternativesOf } from "../src/operators/matchers.ts";

/** An expression after each edit of one kind. */
const editedBy = (kind: Kind, expression: string) =>
  editsOf(expression)
    .filter((edit) => edit.kind === kind)
    .map((edit) => edited(expression, edit));

const table: readonly (readonly [Kind, string, readonly string[]])[] = [
  ["number", "up > 0.5", ["up > 0.55", "up > 0.45"]],
  ["number", "up > 200", ["up > 220", "up > 180"]],
  ["number", "up < 2", ["up < 2.2", "up < 1.8", "up < 3", "up < 1"]],
  ["number", "up * 0", ["up * 1", "up * -1"]],
  ["number", "1 - up", ["1.1 - up", "0.9 - up", "2 - up", "0 - up"]],
  [
    "number",
    "max by (a) (changes(x[30m])) > 3",
    ["max by (a) (changes(x[30m])) > 4", "max by (a) (changes(x[30m])) > 2"],
  ],
  ["number", "count(x) == bool 14", ["count(x) == bool 15", "count(x) == bool 13"]],
  ["number", "vector(0.999)", ["vector(1.0989)", "vector(0.8991)"]],
  ["comparison", "a > b", ["a >= b", "a < b"]],
  ["comparison", "a < b", ["a <= b", "a > b"]],
  ["comparison", "a >= b", ["a > b", "a < b"]],
  ["comparison", "a <= b", ["a < b", "a > b"]],
  ["comparison", "a == b", ["a != b"]],
  ["comparison", "a != bool 1", ["a == bool 1", "a !=  1"]],
  ["arithmetic", "a + b", ["a - b"]],
  ["arithmetic", "a - b * c / d", ["a + b * c / d", "a - b * c * d", "a - b / c / d"]],
  ["logic", "a > 1 and on (job) b", ["a > 1", "b"]],
  ["logic", "(a unless b) or c", ["(a unless b)", "c", "(a) or c", "(b) or c"]],
  ["matching", "a and on (job) b", ["a and  b"]],
  ["matching", "a - ignoring (x, y) b", ["a -  b", "a - ignoring (y) b", "a - ignoring (x) b"]],
  ["matcher", 'up{job="a"}', ["up", 'up{job!="a"}']],
  ["matcher", 'x{a!="1",b="2"}', ['x{b="2"}', 'x{a="1",b="2"}', 'x{a!="1"}', 'x{a!="1",b!="2"}']],
  ["matcher", 'x{a=~"b|c.*"}', ["x", 'x{a!~"b|c.*"}', 'x{a=~"c.*"}', 'x{a=~"b"}']],
  [
    "matcher",
    'x{a!~"b|c"} / (y{a!~"b|c"} > 0)',
    ['x{a=~"b|c"} / (y{a!~"b|c"} > 0)', 'x{a!~"b|c"} / (y{a=~"b|c"} > 0)'],
  ],
  [
    "matcher",
    'x{a=~"b|c"} - y{a=~"b|c"}',
    [
      'x{a!~"b|c"} - y{a=~"b|c"}',
      'x{a=~"b|c"} - y{a!~"b|c"}',
      'x{a=~"c"} - y{a=~"b|c"}',
      'x{a=~"b"} - y{a=~"b|c"}',
      'x{a=~"b|c"} - y{a=~"c"}',
      'x{a=~"b|c"} - y{a=~"b"}',
    ],
  ],
  // Both sides match the same job: dropping either matcher changes nothing.
  [
    "matcher",
    'x{job="a"} > 1 and (y{job="a"} < 2)',
    ['x{job!="a"} > 1 and (y{job="a"} < 2)', 'x{job="a"} > 1 and (y{job!="a"} < 2)'],
  ],
  [
    "matcher",
    'x{job="a"} and on (job) y{job="a"}',
    [
      'x and on (job) y{job="a"}',
      'x{job!="a"} and on (job) y{job="a"}',
      'x{job="a"} and on (job) y',
      'x{job="a"} and on (job) y{job!="a"}',
    ],
  ],
  [
    "matcher",
    'sum(x{job="a"}) and y{job="a"}',
    [
      'sum(x) and y{job="a"}',
      'sum(x{job!="a"}) and y{job="a"}',
      'sum(x{job="a"}) and y',
      'sum(x{job="a"}) and y{job!="a"}',
    ],
  ],
  ["matcher", 'x{a!~"1(\\\\.0|,0)?"}', ["x", 'x{a=~"1(\\\\.0|,0)?"}']],
  ["aggregation", "sum by (a) (x)", ["max by (a) (x)", "sum  (x)"]],
  [
    "aggregation",
    "max by (a, b) (x)",
    ["sum by (a, b) (x)", "min by (a, b) (x)", "max  (x)", "max by (b) (x)", "max by (a) (x)"],
  ],
  ["aggregation", "min(avg(count(x)))", ["max(avg(count(x)))", "min(max(count(x)))", "min(avg(sum(x)))"]],
  ["window", "rate(x[5m])", ["rate(x[150s])", "rate(x[10m])"]],
  ["window", "max_over_time((max(x))[1h:1m])", ["max_over_time((max(x))[30m:1m])", "max_over_time((max(x))[2h:1m])"]],
  ["window", "x offset 1d", ["x offset 12h", "x offset 2d"]],
  ["function", "rate(x[5m])", ["increase(x[5m])"]],
  ["function", "increase(x[5m])", ["rate(x[5m])"]],
  ["function", "histogram_quantile(0.9, sum by (le) (rate(x[5m])))", []],
  ["function", "rate(x[5m]) or sum(rate(y[5m])) * 0", ["increase(x[5m]) or sum(rate(y[5m])) * 0"]],
  ["aggregation", "sum(x) or 0 * sum(y)", ["max(x) or 0 * sum(y)"]],
  ["function", "abs(a - b) > 1", ["(a - b) > 1"]],
  ["function", "clamp_min(a, 0)", ["(a)"]],
  ["function", "sum_over_time(x[5m])", ["max_over_time(x[5m])"]],
  [
    "function",
    "predict_linear(x[1h], 3600)",
    ["predict_linear(x[1h], (3600) / 2)", "predict_linear(x[1h], (3600) * 2)"],
  ],
];

describe("the operators", () => {
  it.each(table)("%s of %s", (kind, expression, expected) => {
    expect(editedBy(kind, expression).toSorted()).toEqual(expected.toSorted());
  });

  it("split a regular expression at its top-level alternatives only", () => {
    expect(alternativesOf("a|(b|c)d|[|]|\\||")).toEqual(["a", "(b|c)d", "[|]", "\\|", ""]);
  });

  it("show where an expression is not valid PromQL", () => {
    expect(() => editsOf("up ==== 1")).toThrow(/invalid PromQL: .*<<here>>/);
  });
});

describe("a rule's mutants", () => {
  const alert = {
    alert: "Down",
    expr: "up == 0",
    for: "5m",
    labels: { severity: "high" },
    annotations: { summary: "down", value: "{{ $value }}" },
  };

  it("change its for, labels and annotations, one at a time", () => {
    const changes = mutantsOf(alert).filter(({ rule }) => rule.expr === alert.expr);
    expect(changes.map(({ kind, change }) => [kind, change])).toEqual([
      ["label", "label severity dropped"],
      ["label", "label severity changed"],
      ["for", "for 5m dropped"],
      ["for", "for 5m → 150s"],
      ["for", "for 5m → 10m"],
      ["annotation", "annotation summary dropped"],
      ["annotation", "annotation value dropped"],
    ]);
    expect(changes[0]?.rule.labels).toEqual({});
    expect(changes[2]?.rule).not.toHaveProperty("for");
  });

  it.each([
    ['x{slo="a"} > 1', ["changed"]],
    ['x{slo="a"} > 1 and y', ["changed"]],
    ['absent(x{slo="a"})', ["changed"]],
    ['x{slo="a"} or y{slo="a"}', ["changed"]],
    ['x{slo="a"} or y', ["changed", undefined]],
    ['y unless x{slo="a"}', ["changed", undefined]],
    ['sum(x{slo="a"}) > 1', ["changed", undefined]],
    ['x{slo="b"}', ["changed", undefined]],
    ['x{slo="a"} / y', ["changed"]],
    ['x{slo="a"} / on (job) y', ["changed", undefined]],
  ])("never drop a label that the series of %s have already", (expr, expected) => {
    const mutants = mutantsOf({ record: "a:b", expr, labels: { slo: "a" } }).filter(({ kind }) => kind === "label");
    expect(mutants.map(({ rule }) => rule.labels?.["slo"]).toSorted()).toEqual(expected);
  });

  it("change the labels of a recording rule", () => {
    const mutants = mutantsOf({ record: "a:b", expr: "x", labels: { slo: "api" } });
    expect(mutants.map(({ rule }) => rule.labels)).toEqual([{}, { slo: "changed" }]);
  });

  it("differ from the rule and from each other, and so do their descriptions", () => {
    const rule = { record: "a:b", expr: "rate(x[5m]) / rate(y[5m]) > 10 and x > 10" };
    const mutants = mutantsOf(rule);
    const distinct = (texts: readonly string[]) => new Set(texts).size;
    expect(distinct([rule.expr, ...mutants.map((mutant) => mutant.rule.expr)])).toBe(mutants.length + 1);
    expect(distinct(mutants.map(({ change }) => change))).toBe(mutants.length);
    expect(mutants.map(({ change }) => change)).toContain("> 10 → > 11 (2)");
  });
});

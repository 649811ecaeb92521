import { describe, expect, it } from "vitest";
import { metricsIn, selectorsIn } from "../src/selectors.ts";

const selector = (expression: string) => selectorsIn(expression)[0];

describe("a selector is read", () => {
  it("with its metric, its labels and the values they must have", () => {
    expect(selectorsIn('sum(a_b{a="1",b!="2",c=~"3|4",d=~"5.*"}) / c')).toMatchObject([
      { metrics: ["a_b"], labels: ["a", "b", "c", "d"], equal: { a: "1" }, oneOf: { a: ["1"], c: ["3", "4"] } },
      { metrics: ["c"], labels: [], equal: {}, oneOf: {} },
    ]);
  });

  it("with every metric that it names, unless by a pattern", () => {
    expect(selectorsIn('{__name__=~"a|b:c",d=""}')).toMatchObject([
      { metrics: ["a", "b:c"], labels: ["d"], equal: { d: "" }, oneOf: {} },
    ]);
    expect(selector('{__name__=~"a.*"}')?.metrics).toBeUndefined();
    expect(selector('{__name__!="a"}')?.metrics).toBeUndefined();
    expect(selector('{job="a"}')?.metrics).toBeUndefined();
  });

  it("with a metric in quotes", () => {
    expect(selector('{"a",b="1"}')).toMatchObject({ metrics: ["a"], labels: ["b"], equal: { b: "1" } });
  });

  it.each([
    ["rate(x[5m])", "x[5m]", "5m", "rate"],
    ['rate(x{a="1"}[5m] offset 1h)', 'x{a="1"}[5m]', "5m", "rate"],
    ["rate((x[5m] @ end()))", "x[5m]", "5m", "rate"],
    ["sum by (a) (x)", "x", undefined, "sum"],
    ["topk(3, x)", "x", undefined, "topk"],
    ["max_over_time(x[1h:1m])", "x", undefined, undefined],
    ["abs(x - 1)", "x", undefined, undefined],
    ["x", "x", undefined, undefined],
  ])("of %s: %s with range %s, an argument of %s", (expression, text, range, callee) => {
    expect(selector(expression)).toMatchObject({ text, range, callee });
  });

  it.each([
    ["x", []],
    ["rate(x[5m] offset 1d)", ["5m", "1d"]],
    ["max_over_time(rate(x[5m])[1h:1m])", ["5m", "1h"]],
    ["max_over_time((x / x offset 1d)[2d:1h])", ["2d"]],
    ["x offset -5m", ["-5m"]],
  ])("%s looks back %j", (expression, lookback) => expect(selector(expression)?.lookback).toEqual(lookback));

  it("without what the other side of an operator looks back", () => {
    const lookbacks = (expression: string) => selectorsIn(expression).map(({ lookback }) => lookback);
    expect(lookbacks("rate(x[5m]) / y offset 1h")).toEqual([["5m"], ["1h"]]);
    expect(lookbacks("x + y * z[2h:1m]")).toEqual([[], [], ["2h"]]);
    expect(lookbacks("x offset 1h > y")).toEqual([["1h"], []]);
  });
});

it("an expression's metrics are listed once", () => {
  expect(metricsIn('a / (a + b) or {__name__=~"c|d"} or {job="e"}')).toEqual(["a", "b", "c", "d"]);
});

it("invalid PromQL is refused, with the place", () => {
  expect(() => selectorsIn("sum(rate(x[5m])")).toThrow("invalid PromQL: sum(rate(x[5m]) <<here>>");
});

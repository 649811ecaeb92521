import type { Rule } from "@petswipe/monitoring/rules/rule-file";
import { describe, expect, it } from "vitest";
import { graphOf, withRule } from "../src/graph.ts";
import { indexRules } from "../src/rule-index.ts";

const recorded = (record: string, expr: string, labels?: Readonly<Record<string, string>>): Rule => ({
  record,
  expr,
  ...(labels && { labels }),
});
const alert: Rule = { alert: "A", expr: "a:b > 1", labels: {}, annotations: {} };
const graph = (...rules: Rule[]) => graphOf(indexRules({ "a.yml": [{ name: "a", rules }] }));

describe("a rule depends on what another one records", () => {
  it.each([
    ["a:b", true],
    ["sum(rate(x[5m])) / a:b", true],
    ['a:b{slo="one"}', true],
    ['a:b{slo="two"}', false],
    ['a:b{slo!="one"}', true],
    ['a:b{job="x"}', true],
    ['{__name__="a:b"}', true],
    ['{__name__=~"a:b|a:c"}', true],
    ['{__name__=~"a:c|a:d"}', false],
    ['{__name__=~"a:.*"}', true],
    ['{slo="two"}', false],
    ["a:c", false],
  ])("%s: %s", (expr, expected) => {
    const { needs } = graph(recorded("a:b", "x", { slo: "one" }), recorded("a:z", expr));
    expect([...needs([1])].includes(0)).toBe(expected);
  });

  it("through any number of rules, in both directions", () => {
    const { needs, dependents } = graph(recorded("a:a", "x"), recorded("a:b", "a:a"), alert, recorded("a:c", "y"));
    expect(needs([2])).toEqual(new Set([2, 1, 0]));
    expect(dependents(0)).toEqual(new Set([0, 1, 2]));
    expect(dependents(3)).toEqual(new Set([3]));
  });

  it("even on itself", () => {
    expect(graph(recorded("a:b", "a:b")).needs([0])).toEqual(new Set([0]));
  });

  it("until that is changed", () => {
    const before = graph(recorded("a:b", "x", { slo: "one" }), { ...alert, expr: 'a:b{slo="one"} > 1' });
    expect(withRule(before, 0, recorded("a:b", "x", { slo: "two" })).dependents(0)).toEqual(new Set([0]));
    expect(withRule(before, 1, { ...alert, expr: "x > 1" }).needs([1])).toEqual(new Set([1]));
    expect(before.needs([1])).toEqual(new Set([1, 0]));
  });
});

describe("a rule's title", () => {
  const titles = (...rules: Rule[]) => graph(...rules).rules.map(({ title }) => title);
  const alertWith = (labels: Readonly<Record<string, string>>): Rule => ({ ...alert, labels });

  it("is its name where that is unique", () => {
    expect(titles(alertWith({ severity: "high" }), recorded("a:b", "x"))).toEqual(["A", "a:b"]);
  });

  it("has the fewest labels that distinguish it, specific ones first", () => {
    expect(
      titles(
        alertWith({ severity: "high", team: "backend", slo: "one" }),
        alertWith({ severity: "low", team: "backend", slo: "two" }),
      ),
    ).toEqual(['A{slo="one"}', 'A{slo="two"}']);
    expect(
      titles(
        alertWith({ severity: "high", slo: "one" }),
        alertWith({ severity: "low", slo: "one" }),
        alertWith({ severity: "high", slo: "two" }),
      ),
    ).toEqual(['A{slo="one",severity="high"}', 'A{slo="one",severity="low"}', 'A{slo="two",severity="high"}']);
  });
});

import { describe, expect, it } from "vitest";
import type { AlertSpec, Band } from "../src/alerts/alert.ts";
import { expand } from "../src/alerts/expand.ts";
import { thresholdOf } from "../src/alerts/threshold.ts";
import { topics } from "../src/alerts/topics.ts";
import { knownFrom } from "../src/lint/dashboards/known.ts";
import { placeholderProblems } from "../src/lint/placeholder-rules.ts";
import { thresholdTextProblems } from "../src/lint/threshold-rules.ts";
import { ruleFiles } from "../src/rule-files.ts";

const { HighErrorRate, ServiceDown } = topics.availability;
const { RateLimitSpike } = topics.security;

describe("a threshold says", () => {
  const text = (format: AlertSpec["format"], band: Omit<Band, "severity">) =>
    thresholdOf({ format }, { severity: "high", ...band });

  it.each([
    ["ratio", "a > 0.1", "> 10%"],
    ["ratio", "a / b < 0.07", "< 7%"],
    ["ratio", "a > 0.145", "> 14.5%"],
    ["ratio", "a <= 0", "<= 0%"],
    ["number", "a >= 14.4", ">= 14.4"],
    ["seconds", "a > 0.25", "> 250ms"],
    ["seconds", "a > 1.5", "> 1500ms"],
    ["seconds", "a > 2", "> 2s"],
    ["seconds", "a > 60", "> 1m"],
    ["seconds", "time() - a > 26 * 3600", "> 26h"],
    ["seconds", "a > 172800", "> 2d"],
    ["seconds", "a < 0", "< 0s"],
  ] as const)("by default, of a %s, what %s compares with", (format, expr, shown) => {
    expect(text(format, { expr })).toBe(shown);
  });

  it("the comparisons that it names, each in its format", () => {
    const expr = "(a > 50) / b > 0.5 and c < 3";
    const threshold = "{bound}, {bound2} failures, {bound3}";
    expect(text("ratio", { expr, threshold, boundFormats: ["ratio", "number", "seconds"] })).toBe(
      "> 50%, > 50 failures, < 3s",
    );
  });

  it.each([
    ["a <= 100", "target > 100"],
    ["a < 100", "target >= 100"],
    ["a > 100", "target <= 100"],
    ["a >= 100", "target < 100"],
  ])("the target that %s misses", (expr, shown) => {
    expect(text("number", { expr, threshold: "target {target}" })).toBe(shown);
  });

  it("the durations and labels of its rule", () => {
    const changed = "changes(a[30m:1m]) > 3";
    expect(text("number", { expr: changed, threshold: "{bound} in {range}" })).toBe("> 3 in 30m");
    expect(text("number", { expr: "a / (a offset 1h) > 2", threshold: "{bound} in {range}" })).toBe("> 2 in 1h");
    const full = "predict_linear(a[1h], 4 * 3600) < 0";
    expect(text("number", { expr: full, threshold: "full in {ahead}" })).toBe("full in 4h");
    expect(text("number", { expr: "absent(a)", for: "10m", threshold: "no data for {for}" })).toBe("no data for 10m");
    expect(text("number", { expr: "a > 1", labels: { long: "6h" }, threshold: "{bound} in {long}" })).toBe("> 1 in 6h");
  });
});

describe("a threshold is refused", () => {
  const problemsWith = (changes: Partial<Band>, expr = "job:http_requests_errors:ratio5m > 0.1") =>
    thresholdTextProblems({
      topic: { HighErrorRate: { ...HighErrorRate, bands: [{ severity: "high", expr, ...changes }] } },
    });

  it.each(["> 50%", "{bound}, or 50", "> half"])('that states something itself: "%s"', (threshold) => {
    expect(problemsWith({ threshold })).toContain(
      `alert HighErrorRate: threshold "${threshold}" states a number or a comparison itself; take it from the expression with a placeholder.`,
    );
  });

  it("that leaves out what the value is compared with", () => {
    expect(problemsWith({ threshold: "too many" })).toEqual([
      'alert HighErrorRate: threshold "too many" leaves out what the value is compared with: {bound} is > 10%.',
    ]);
  });

  it("with a placeholder that the expression does not have", () => {
    expect(problemsWith({ threshold: "{bound} or {bonud}" })).toEqual([
      'alert HighErrorRate: threshold "{bound} or {bonud}" uses {bonud}, which the expression does not have. Did you mean {bound}?',
    ]);
    const ranges = "rate(a[5m]) / rate(a[1h]) > 3";
    expect(problemsWith({ threshold: "{bound} in {range}" }, ranges)).toEqual([
      expect.stringMatching(/uses \{range\}, which the expression does not have/),
    ]);
  });

  it("that is missing where nothing is compared with a number", () => {
    const missing = "alert HighErrorRate: threshold is missing, and the expression compares its value with no number.";
    expect(problemsWith({}, "absent(up)")).toEqual([missing]);
    expect(problemsWith({}, "up == 0 and on () b > 5")).toEqual([missing]);
    expect(problemsWith({ threshold: "absent" }, "absent(up)")).toEqual([]);
  });

  it("never of an expression that is not PromQL: that is a problem of its own", () => {
    expect(problemsWith({ threshold: "{bound}" }, "sum(")).toEqual([]);
  });
});

describe("a placeholder is refused", () => {
  const { labelsOfSeries } = knownFrom(ruleFiles, "35d");
  const problemsWith = (spec: AlertSpec, changes: Partial<AlertSpec>) =>
    placeholderProblems(
      { "a.yml": [{ name: "a", rules: expand({ Example: { ...spec, ...changes } }) }] },
      labelsOfSeries,
    );

  it.each(["summary", "description", "service", "symptom", "firstQuery"] as const)(
    "in %s, if no series has it",
    (field) => {
      const name = field === "firstQuery" ? "first_query" : field;
      expect(problemsWith(ServiceDown, { [field]: "{jbo} is down" })).toEqual([
        `alert Example: ${name} uses {jbo}, but its expression only yields: job. Did you mean {job}?`,
      ]);
    },
  );

  it.each(["team", "severity", "path"])("if it is a label of the rule or of other series: {%s}", (label) => {
    expect(problemsWith(HighErrorRate, { summary: `{${label}}` })).toEqual([
      `alert Example: summary uses {${label}}, but its expression only yields: job.`,
    ]);
  });

  it("that is a template already", () => {
    expect(problemsWith(HighErrorRate, { summary: "{{ $labels.instance }}" })).toEqual([
      expect.stringMatching(/^alert Example: summary uses \{instance\}/),
    ]);
  });

  it("with near names, those of the value among them", () => {
    expect(problemsWith(HighErrorRate, { description: "{valeu} ({treshold})" })).toEqual([
      expect.stringMatching(/ uses \{valeu\}.* Did you mean \{value\}\?$/),
      expect.stringMatching(/ uses \{treshold\}.* Did you mean \{threshold\}\?$/),
    ]);
  });

  it("never for a label of its series, or one that tells its rules apart", () => {
    expect(problemsWith(RateLimitSpike, { summary: "{limit}: {value} ({threshold})" })).toEqual([]);
    const { AllRequestsFailing } = topics.slo;
    expect(problemsWith(AllRequestsFailing, { summary: "{slo}" })).toEqual([]);
  });
});

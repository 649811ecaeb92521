import { type Slo, slos } from "@petswipe/metrics";
import { describe, expect, it } from "vitest";
import type { TestCase } from "../src/alert-tests/test-case.ts";
import type { AlertSpec, Band } from "../src/alerts/alert.ts";
import { BURN_PAIRS } from "../src/alerts/slo.ts";
import { alertProblems } from "../src/lint/alert-rules.ts";
import { testCaseProblems } from "../src/lint/alert-test-rules.ts";
import { knownFrom } from "../src/lint/dashboards/known.ts";
import { firstQueryProblems } from "../src/lint/first-query-rules.ts";
import { metricProblems } from "../src/lint/metric-rules.ts";
import { problems } from "../src/lint/problems.ts";
import { sloProblems } from "../src/lint/slo-rules.ts";
import { ruleFiles } from "../src/rule-files.ts";

const band: Band = { severity: "high", expr: "up == 0", threshold: "not up" };
const spec: AlertSpec = {
  team: "backend",
  service: "backend",
  symptom: "down",
  summary: "It is down",
  description: "It is down and does not answer.",
  format: "number",
  firstQuery: "up",
  dashboard: "overview",
  bands: [band],
};
const withAlert = (changes: Partial<AlertSpec>, name = "Example") => ({ topic: { [name]: { ...spec, ...changes } } });
const runbooks = new Set(["Example"]);
const problemsOf = (changes: Partial<AlertSpec>) => alertProblems(withAlert(changes), runbooks);

it("a complete alert has no problems", () => {
  expect(problemsOf({})).toEqual([]);
});

describe("an alert is refused", () => {
  it.each(["team", "service", "symptom", "summary", "description"] as const)("without %s", (field) => {
    expect(problemsOf({ [field]: "" })).toContain(`alert Example: ${field} is missing; every rule needs it.`);
    expect(problemsOf({ [field]: undefined })).toContain(`alert Example: ${field} is missing; every rule needs it.`);
  });

  it("without a severity, a threshold or a first query", () => {
    const found = problemsOf({ firstQuery: " ", bands: [{ ...band, severity: undefined as never, threshold: "" }] });
    expect(found).toEqual([
      "alert Example: severity is missing; every rule needs it.",
      "alert Example: threshold is missing; every rule needs it.",
      "alert Example: first_query is missing; every rule needs it.",
      "alert Example: response is missing; every rule needs it.",
      "alert Example: severity must be one of critical, high, medium, low.",
    ]);
  });

  it("with an unknown severity, team or risk", () => {
    expect(problemsOf({ team: "cats" as never })[0]).toMatch(/^alert Example: team must be one of backend, /);
    expect(problemsOf({ risk: "fire" as never })).toEqual(["alert Example: risk must be one of data-loss."]);
    expect(problemsOf({ risk: "data-loss" })).toEqual([]);
    const warning = [{ ...band, severity: "warning" as never }];
    expect(problemsOf({ bands: warning })).toContain(
      "alert Example: severity must be one of critical, high, medium, low.",
    );
  });

  it("without a rule, without a runbook, or with an unknown cause", () => {
    expect(problemsOf({ bands: [] })).toEqual(["alert Example: no rules."]);
    expect(alertProblems(withAlert({}), new Set())).toEqual([
      "alert Example: runbook is missing: write infra/runbooks/Example.md.",
    ]);
    expect(problemsOf({ causedBy: ["Ghost"] })).toEqual([
      "alert Example: causedBy names Ghost, which is not an alert.",
    ]);
  });

  it.each([
    ["HighSwipes", "name the subject first, then its condition, such as RedisMemoryHigh."],
    ["TooManySwipes", "name the subject first, then its condition, such as RedisMemoryHigh."],
    ["swipesHigh", "write the name in PascalCase, such as RedisMemoryHigh."],
    ["Swipes_High", "write the name in PascalCase, such as RedisMemoryHigh."],
  ])("named %s", (name, problem) => {
    expect(alertProblems(withAlert({}, name), new Set([name]))).toEqual([`alert ${name}: ${problem}`]);
  });

  it("in two topics", () => {
    expect(alertProblems({ ...withAlert({}), other: withAlert({ symptom: "other" }).topic }, runbooks)).toEqual([
      "alert Example: declared in several topics: topic, other.",
    ]);
  });

  it("with two rules that have the same labels", () => {
    expect(problemsOf({ bands: [band, { ...band, expr: "up == 2" }] })).toEqual([
      expect.stringMatching(/^alert Example: two rules have the same labels, .*"severity":"high"/),
    ]);
    expect(problemsOf({ bands: [band, { ...band, severity: "low" }] })).toEqual([]);
    expect(problemsOf({ bands: [band, { ...band, labels: { slo: "a" } }] })).toEqual([]);
  });
});

describe("a first query is refused", () => {
  const known = knownFrom(ruleFiles, "35d");
  const problemsWith = (firstQuery: string) => firstQueryProblems(withAlert({ firstQuery }), known);

  it.each([
    ["sum by (path (up)", /^alert Example: firstQuery: invalid PromQL: .*<<here>>/],
    ["swipes_made_total", /^alert Example: firstQuery: swipes_made_total does not exist/],
    ['swipes_total{city="Bern"}', /^alert Example: firstQuery: swipes_total has no label city/],
    ["rate(swipes_total[90d])", /^alert Example: firstQuery: looks back 90d/],
    [
      "sum by (kind) (rate(swipes_total[5m]))",
      /^alert Example: firstQuery: by \(kind\) uses label `kind`, but its operand only yields: .*pet_type/,
    ],
  ])("%s", (query, problem) => {
    expect(problemsWith(query)).toEqual([expect.stringMatching(problem)]);
  });

  it("never with placeholders for labels of the firing series", () => {
    expect(problemsWith('sum by (pet_type) (rate(swipes_total{job="{job}"}[5m]))')).toEqual([]);
  });
});

describe("a rule is refused without", () => {
  const topics = withAlert({ bands: [band, { ...band, severity: "low" }] });
  const problemsWith = (expect: TestCase["expect"]) =>
    testCaseProblems(topics, { topic: { Example: [{ name: "a", series: {}, expect }] } });
  const high = { severity: "high", value: "0" } as const;
  const low = { severity: "low", value: "0" } as const;

  it("a test case in which it fires", () => {
    expect(problemsWith({ "1m": [high], "2m": [] })).toEqual([
      expect.stringMatching(/"severity":"low".*: add a test case in which it fires/),
    ]);
  });

  it("a test case in which it stays silent", () => {
    expect(problemsWith({ "1m": [high, low], "2m": [high] })).toEqual([
      expect.stringMatching(/"severity":"high".*: add a test case in which it stays silent/),
    ]);
    expect(problemsWith({ "1m": [high, low], "2m": [] })).toEqual([]);
  });

  it("a test case that refers to exactly one rule", () => {
    const file = "infra/monitoring/src/alert-tests/topic.ts";
    expect(problemsWith({ "1m": [high, low], "2m": [{ severity: "medium", value: "0" }], "3m": [] })).toEqual([
      `${file}: "a" at 2m: Example: 0 rules match {"severity":"medium"}; a test case must match exactly one.`,
    ]);
    expect(testCaseProblems({ topic: {} }, { topic: { Example: [] } })).toEqual([
      `${file}: Example is not an alert of this topic.`,
    ]);
  });

  it("any test case", () => {
    expect(testCaseProblems(topics, {})).toHaveLength(4);
  });
});

describe("an SLO is refused", () => {
  const latency: Slo = { ...slos["api-latency-fast"] };
  const problemsWith = (changes: Partial<Slo>) => sloProblems({ mine: { ...latency, ...changes } as Slo }, BURN_PAIRS);

  it("if a burn rate is unreachable", () => {
    expect(problemsWith({ objective: 0.9 })).toEqual([
      "SLO mine: burn rate 14.4 (1h) is unreachable with a budget of 0.1: the maximum is 10. Lower the factor or raise the objective.",
    ]);
    expect(
      sloProblems({ mine: { ...latency, objective: 0.9 } }, [{ severity: "low", long: "3d", short: "6h", factor: 10 }]),
    ).toHaveLength(1);
    expect(
      sloProblems({ mine: { ...latency, objective: 0.9 } }, [
        { severity: "low", long: "3d", short: "6h", factor: 9.9 },
      ]),
    ).toEqual([]);
  });

  it("if its threshold is not a bucket", () => {
    expect(problemsWith({ threshold: 0.6 as never })).toEqual([
      expect.stringMatching(
        /^SLO mine: threshold 0.6 s is not a bucket of http_request_duration_seconds\. Buckets: 0.005, /,
      ),
    ]);
  });

  it.each([0, 1, 1.2, Number.NaN])("with an objective of %d", (objective) => {
    expect(problemsWith({ objective })).toContainEqual(
      expect.stringContaining(`objective ${objective} is out of range`),
    );
  });

  it("if a single error could break it", () => {
    expect(problemsWith({ minimumEvents: 0 })).toEqual(["SLO mine: minimumEvents is 0; it must be at least 1."]);
  });
});

describe("an expression is refused", () => {
  const problemsWith = (expr: string, retention = "35d") =>
    metricProblems({ "a.yml": [{ name: "a", rules: [{ record: "a:b:c", expr }] }] }, retention);

  it("for an unknown metric", () => {
    expect(problemsWith("sum(rate(swipes_made_total[5m]))")).toEqual([
      "rule a:b:c: swipes_made_total does not exist: not in the catalogue, the recording rules or the third-party tables.",
    ]);
  });

  it("for a label that the metric lacks", () => {
    expect(problemsWith('swipes_total{city="Bern"}')).toEqual([
      "rule a:b:c: swipes_total has no label city (it has liked, pet_type, job, instance).",
    ]);
    expect(problemsWith('node_load1{cpu="0"}')).toEqual([
      "rule a:b:c: node_load1 has no label cpu (it has job, instance).",
    ]);
  });

  it("for a range that is longer than the retention", () => {
    const past = "but Prometheus keeps 15d: shorten the range or raise PROMETHEUS_RETENTION.";
    expect(problemsWith("increase(swipes_total[30d])", "15d")).toEqual([`rule a:b:c: looks back 30d, ${past}`]);
    expect(problemsWith("sum_over_time(swipes_total[16d:5m])", "15d")).toEqual([`rule a:b:c: looks back 16d, ${past}`]);
    expect(problemsWith("swipes_total offset 3w", "15d")).toEqual([`rule a:b:c: looks back 3w, ${past}`]);
    expect(problemsWith("increase(swipes_total[15d])", "15d")).toEqual([]);
  });

  it("for a syntax error, with its place", () => {
    expect(problemsWith("sum(rate(swipes_total[5m])")).toEqual([
      "rule a:b:c: invalid PromQL: sum(rate(swipes_total[5m]) <<here>> ",
    ]);
  });

  it("never for metrics and labels that exist", () => {
    expect(
      problemsWith(
        'a:b:c + swipes_total{liked="true",job="backend"} + up{instance="x"} + http_request_duration_seconds_bucket{le="1"}',
      ),
    ).toEqual([]);
  });
});

it("rules over the SLO's period are refused if the retention is shorter", () => {
  const found = problems({ retention: "15d", scrapeInterval: "15s", runbooks: new Set() }).filter((problem) =>
    problem.includes("looks back"),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((problem) => problem.includes("30d, but Prometheus keeps 15d"))).toBe(true);
});

it("dashboards are refused if their windows do not fit the scrape interval", () => {
  const tooShort = (scrapeInterval: string) =>
    problems({ retention: "35d", scrapeInterval, runbooks: new Set() }).filter((problem) =>
      problem.includes("covers fewer than"),
    );
  expect(tooShort("10m")).toContainEqual(
    expect.stringMatching(
      /^dashboard \w+, panel ".+", query A: .* covers fewer than 4 scrapes at an interval of 10m\.$/,
    ),
  );
  expect(tooShort("15s")).toEqual([]);
});

import { type Slo, slos } from "@petswipe/metrics";
import { describe, expect, it } from "vitest";
import type { Case } from "../src/alert-tests/case.ts";
import type { AlertSpec, Band } from "../src/alerts/alert.ts";
import { BURN_PAIRS } from "../src/alerts/slo.ts";
import { alertFaults } from "../src/lint/alert-faults.ts";
import { caseFaults } from "../src/lint/case-faults.ts";
import { faults } from "../src/lint/faults.ts";
import { metricFaults } from "../src/lint/metric-faults.ts";
import { sloFaults } from "../src/lint/slo-faults.ts";

const band: Band = { severity: "high", expr: "up == 0", threshold: "not up" };
const spec: AlertSpec = {
  team: "backend",
  service: "backend",
  symptom: "down",
  summary: "It is down",
  description: "It is down, and people get no answer.",
  format: "number",
  firstLook: "up",
  dashboard: "overview",
  bands: [band],
};
const withAlert = (changes: Partial<AlertSpec>, name = "Example") => ({ topic: { [name]: { ...spec, ...changes } } });
const written = new Set(["Example"]);
const alertFault = (changes: Partial<AlertSpec>) => alertFaults(withAlert(changes), written);

it("nothing is wrong with an alert that has everything", () => {
  expect(alertFault({})).toEqual([]);
});

describe("an alert is refused", () => {
  it.each(["team", "service", "symptom", "summary", "description"] as const)("without %s", (field) => {
    expect(alertFault({ [field]: "" })).toContain(`alert Example: ${field} is missing: every rule has to have it.`);
    expect(alertFault({ [field]: undefined })).toContain(
      `alert Example: ${field} is missing: every rule has to have it.`,
    );
  });

  it("without severity, a threshold, a first look", () => {
    const found = alertFault({ firstLook: " ", bands: [{ ...band, severity: undefined as never, threshold: "" }] });
    expect(found).toEqual([
      "alert Example: severity is missing: every rule has to have it.",
      "alert Example: threshold is missing: every rule has to have it.",
      "alert Example: first_look is missing: every rule has to have it.",
      "alert Example: response is missing: every rule has to have it.",
      "alert Example: its severity is none of critical, high, medium, low.",
    ]);
  });

  it("of a severity or a team that nobody knows", () => {
    expect(alertFault({ team: "cats" as never })[0]).toMatch(/^alert Example: its team is none of backend, /);
    const warning = [{ ...band, severity: "warning" as never }];
    expect(alertFault({ bands: warning })).toContain(
      "alert Example: its severity is none of critical, high, medium, low.",
    );
  });

  it("without a rule, without a runbook, by a cause that is none", () => {
    expect(alertFault({ bands: [] })).toEqual(["alert Example: it has no rule."]);
    expect(alertFaults(withAlert({}), new Set())).toEqual([
      "alert Example: write its runbook, infra/runbooks/Example.md.",
    ]);
    expect(alertFault({ causedBy: ["Ghost"] })).toEqual([
      "alert Example: it is caused by Ghost, and there is no such alert.",
    ]);
  });

  it("with the name and all labels of another one, in whatever topic", () => {
    const twice = alertFaults({ ...withAlert({}), other: withAlert({}).topic }, written);
    expect(twice).toEqual([expect.stringMatching(/^alert Example: two rules have the labels .*"severity":"high"/)]);
    expect(alertFault({ bands: [band, { ...band, severity: "low" }] })).toEqual([]);
    expect(alertFault({ bands: [band, { ...band, labels: { slo: "a" } }] })).toEqual([]);
  });
});

describe("a rule is refused without", () => {
  const topics = withAlert({ bands: [band, { ...band, severity: "low" }] });
  const tell = (expect: Case["expect"]) =>
    caseFaults(topics, { topic: { Example: [{ name: "a", series: {}, expect }] } });
  const high = { severity: "high", value: "0" } as const;
  const low = { severity: "low", value: "0" } as const;

  it("a case in which it fires", () => {
    expect(tell({ "1m": [high], "2m": [] })).toEqual([
      expect.stringMatching(/"severity":"low".*: add a case in which it fires/),
    ]);
  });

  it("a case in which it stays silent", () => {
    expect(tell({ "1m": [high, low], "2m": [high] })).toEqual([
      expect.stringMatching(/"severity":"high".*: add a case in which it stays silent/),
    ]);
    expect(tell({ "1m": [high, low], "2m": [] })).toEqual([]);
  });

  it("any case at all", () => {
    expect(caseFaults(topics, {})).toHaveLength(4);
  });
});

describe("an SLO is refused", () => {
  const latency: Slo = { ...slos["api-latency-fast"] };
  const tell = (changes: Partial<Slo>) => sloFaults({ mine: { ...latency, ...changes } as Slo }, BURN_PAIRS);

  it("whose budget no burn rate can spend fast enough", () => {
    expect(tell({ objective: 0.9 })).toEqual([
      "SLO mine: a burn rate of 14.4 (1h) cannot be reached with a budget of 0.1: everything failing burns 10 times too fast. Lower the factor, or raise the objective.",
    ]);
    expect(
      sloFaults({ mine: { ...latency, objective: 0.9 } }, [{ severity: "low", long: "3d", short: "6h", factor: 10 }]),
    ).toHaveLength(1);
    expect(
      sloFaults({ mine: { ...latency, objective: 0.9 } }, [{ severity: "low", long: "3d", short: "6h", factor: 9.9 }]),
    ).toEqual([]);
  });

  it("whose bound is no bucket", () => {
    expect(tell({ threshold: 0.6 as never })).toEqual([
      expect.stringMatching(/^SLO mine: 0.6 s is no bucket of http_request_duration_seconds, .* Buckets: 0.005, /),
    ]);
  });

  it.each([0, 1, 1.2, Number.NaN])("with an objective of %d", (objective) => {
    expect(tell({ objective })).toContainEqual(expect.stringContaining(`an objective of ${objective} leaves`));
  });

  it("that one error can break", () => {
    expect(tell({ minimumEvents: 0 })).toEqual(["SLO mine: minimumEvents is 0: at least 1 event is needed."]);
  });
});

describe("an expression is refused", () => {
  const tell = (expr: string, retention = "35d") =>
    metricFaults({ "a.yml": [{ name: "a", rules: [{ record: "a:b:c", expr }] }] }, retention);

  it("that asks for what nobody serves", () => {
    expect(tell("sum(rate(swipes_made_total[5m]))")).toEqual([
      "rule a:b:c: swipes_made_total is served by nobody: it is neither in the catalogue, nor recorded, nor in infra/monitoring/src/third-party.",
    ]);
  });

  it("by a label that the metric has not", () => {
    expect(tell('swipes_total{city="Bern"}')).toEqual([
      "rule a:b:c: swipes_total has no label city (it has liked, pet_type, job, instance).",
    ]);
    expect(tell('node_load1{cpu="0"}')).toEqual(["rule a:b:c: node_load1 has no label cpu (it has job, instance)."]);
  });

  it("that looks back further than samples are kept", () => {
    const past = "and Prometheus keeps 15d: raise PROMETHEUS_RETENTION, or shorten it.";
    expect(tell("increase(swipes_total[30d])", "15d")).toEqual([`rule a:b:c: it looks back 30d, ${past}`]);
    expect(tell("sum_over_time(swipes_total[16d:5m])", "15d")).toEqual([`rule a:b:c: it looks back 16d, ${past}`]);
    expect(tell("swipes_total offset 3w", "15d")).toEqual([`rule a:b:c: it looks back 3w, ${past}`]);
    expect(tell("increase(swipes_total[15d])", "15d")).toEqual([]);
  });

  it("that is no PromQL, with the place", () => {
    expect(() => tell("sum(rate(swipes_total[5m])")).toThrow("<<here>>");
  });

  it("never for what is served, recorded or measured", () => {
    expect(
      tell(
        'a:b:c + swipes_total{liked="true",job="backend"} + up{instance="x"} + http_request_duration_seconds_bucket{le="1"}',
      ),
    ).toEqual([]);
  });
});

it("rules over the SLO's period are refused when Prometheus forgets within it", () => {
  const found = faults({ retention: "15d", scrapeInterval: "15s", runbooks: new Set() }).filter((fault) =>
    fault.includes("looks back"),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((fault) => fault.includes("30d, and Prometheus keeps 15d"))).toBe(true);
});

it("dashboards are refused with the rules: their windows have to suit how often is scraped", () => {
  const told = (scrapeInterval: string) =>
    faults({ retention: "35d", scrapeInterval, runbooks: new Set() }).filter((fault) =>
      fault.includes("holds less than"),
    );
  expect(told("10m")).toContainEqual(
    expect.stringMatching(/^dashboard \w+, panel ".+", query A: .* holds less than 4 scrapes, which are 10m apart\.$/),
  );
  expect(told("15s")).toEqual([]);
});

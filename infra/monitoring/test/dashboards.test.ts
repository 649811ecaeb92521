import { describe, expect, it } from "vitest";
import { KPI_TARGETS } from "../src/alerts/business.ts";
import { anyChoice, interpolate, variablesOf } from "../src/dashboards/interpolate.ts";
import { below, flow } from "../src/dashboards/layout.ts";
import { minimumStep } from "../src/dashboards/min-step.ts";
import { targetOf, thresholdsOf } from "../src/dashboards/thresholds.ts";

const box = (width: number, height = 8) => ({ width, height });

describe("panels flow in reading order", () => {
  it("side by side while they fit, the next line below the tallest", () => {
    expect(flow([box(12, 8), box(12, 4), box(24, 2)], 3)).toEqual([
      { x: 0, y: 3, w: 12, h: 8 },
      { x: 12, y: 3, w: 12, h: 4 },
      { x: 0, y: 11, w: 24, h: 2 },
    ]);
  });

  it("to the first row below all of them, and no wider than the grid", () => {
    expect(below(flow([box(12, 8), box(12, 4)], 3))).toBe(11);
    expect(below([])).toBe(0);
    expect(() => flow([box(25)], 0)).toThrow("a panel of 25 columns: expected 1 to 24");
  });
});

describe("thresholds are those of alerts", () => {
  it("ascend in the colors of the severities, if higher is worse", () => {
    expect(thresholdsOf("HighErrorRate")).toEqual([
      { value: null, color: "green" },
      { value: 0.02, color: "orange" },
      { value: 0.05, color: "red" },
      { value: 0.1, color: "dark-red" },
    ]);
  });

  it("are bad below, if lower is worse", () => {
    expect(thresholdsOf("DatabaseCacheHitRatioLow")).toEqual([
      { value: null, color: "yellow" },
      { value: 0.9, color: "green" },
    ]);
  });

  it("come from the comparison, whatever the expression says before and after it", () => {
    expect(thresholdsOf("BackupTooOld")).toEqual([
      { value: null, color: "green" },
      { value: 93_600, color: "dark-red" },
    ]);
  });

  it("fail if the alert compares with no number", () => {
    expect(() => thresholdsOf("SliMissing")).toThrow("SliMissing does not compare with a number");
  });

  it("are good from a KPI's target on", () => {
    expect(targetOf("petswipe_swipes_per_minute")[1]).toEqual({
      value: KPI_TARGETS.petswipe_swipes_per_minute,
      color: "green",
    });
  });
});

describe("Grafana's variables", () => {
  it("are found, plain and in braces", () => {
    expect(variablesOf(`rate(x{a=~"$instance"}[$__rate_interval]) $\{route:regex} $\{route}`)).toEqual([
      "instance",
      "__rate_interval",
      "route",
    ]);
  });

  it("are replaced by values, and fail without one", () => {
    const text = 'x{a=~"$instance"}[$__range]';
    expect(interpolate(text, { instance: "a|b", __range: "5m" })).toBe('x{a=~"a|b"}[5m]');
    expect(() => interpolate(text, { instance: "a" })).toThrow("$__range has no value");
    expect(anyChoice(text)).toBe('x{a=~".*"}[5m]');
  });
});

it("the min step of a panel is the longest scrape interval of the jobs it queries", () => {
  expect(minimumStep(['rate(http_requests_total{instance=~"$instance"}[$__rate_interval])'])).toBeUndefined();
  expect(minimumStep(["redis_up", "prometheus_tsdb_head_series"])).toBe("60s");
  expect(minimumStep(["pg_up"])).toBe("30s");
  expect(minimumStep(["up"])).toBeUndefined();
});

import { slos } from "@petswipe/metrics";
import { BUDGET_LEFT, badEvents, burnRate, events, OBJECTIVE } from "@petswipe/monitoring/rules/slis";
import type { Sample } from "@petswipe/prometheus-client";
import { describe, expect, it } from "vitest";
import { renderGate } from "../src/slo/gate.ts";
import { type Recorded, readSnapshot } from "../src/slo/recorded.ts";
import { renderReport } from "../src/slo/report.ts";
import { statusOf } from "../src/slo/status.ts";
import { judge, STALE_AFTER_SECONDS } from "../src/slo/verdict.ts";

const windows = ["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"] as const;

/** An SLO with enough events in each window, none of them bad. */
const good: Readonly<Record<string, number>> = Object.fromEntries([
  [OBJECTIVE, 0.999],
  [BUDGET_LEFT, 1],
  ...windows.flatMap((window) => [
    [events(window), 5000],
    [badEvents(window), 0],
    [burnRate(window), 0],
  ]),
]);

function recorded(changes: Readonly<Record<string, number | undefined>> = {}, more: Partial<Recorded> = {}): Recorded {
  const values = Object.entries({ ...good, ...changes }).filter(
    (entry): entry is [string, number] => entry[1] !== undefined,
  );
  return {
    name: "api-availability",
    slo: slos["api-availability"],
    values: new Map(values),
    ageSeconds: 1,
    measuredSeconds: 30 * 86_400,
    since: 0,
    outage: undefined,
    ...more,
  };
}

const stateOf = (...of: Parameters<typeof recorded>) => judge(recorded(...of)).state;

describe("a verdict", () => {
  it("is fine when nothing is wrong", () => {
    expect(judge(recorded()).reasons).toEqual(["100% of the budget left, burn rates 0 (1h) and 0 (6h)"]);
  });

  it("stops when nothing is left, also with a rounding error of 0", () => {
    expect(stateOf({ [BUDGET_LEFT]: 0.001 })).toBe("fine");
    expect(stateOf({ [BUDGET_LEFT]: 1e-15 })).toBe("stop");
    expect(stateOf({ [BUDGET_LEFT]: 0 })).toBe("stop");
    expect(stateOf({ [BUDGET_LEFT]: 0, [events("30d")]: 99 })).toBe("quiet");
  });

  it("stops when both windows of an urgent pair burn too fast, with enough events in the long one", () => {
    const critical = { [burnRate("1h")]: 14.5, [burnRate("5m")]: 14.5 };
    expect(stateOf(critical)).toBe("stop");
    expect(stateOf({ ...critical, [burnRate("5m")]: 14.4 })).toBe("fine");
    expect(stateOf({ ...critical, [events("1h")]: 99 })).toBe("quiet");
    expect(stateOf({ [burnRate("6h")]: 6.1, [burnRate("30m")]: 6.1 })).toBe("stop");
    expect(stateOf({ [burnRate("1d")]: 9, [burnRate("2h")]: 9, [burnRate("3d")]: 9, [burnRate("6h")]: 5 })).toBe(
      "fine",
    );
  });

  it("applies the severities of each SLO: a pair that does not page does not close the gate", () => {
    const kpis = { name: "kpi-freshness", slo: slos["kpi-freshness"] } as const;
    expect(stateOf({ [burnRate("6h")]: 6.1, [burnRate("30m")]: 6.1 }, kpis)).toBe("fine");
    expect(stateOf({ [burnRate("1h")]: 14.5, [burnRate("5m")]: 14.5 }, kpis)).toBe("stop");
  });

  it("treats a window without events as a burn rate of 0", () => {
    const idle = { [events("5m")]: 0, [burnRate("5m")]: undefined };
    expect(stateOf(idle)).toBe("fine");
    expect(stateOf({ ...idle, [burnRate("1h")]: 20 })).toBe("fine");
    const never = Object.fromEntries(
      windows.flatMap((window) => [
        [events(window), 0],
        [burnRate(window), undefined],
      ]),
    );
    expect(stateOf({ ...never, [BUDGET_LEFT]: undefined })).toBe("quiet");
  });

  it.each([
    ["no objective", { [OBJECTIVE]: undefined }],
    ["no count of the last minutes", { [events("5m")]: undefined }],
    ["no count of the period", { [events("30d")]: undefined }],
    ["no budget", { [BUDGET_LEFT]: undefined }],
    ["no burn rate of an urgent pair", { [burnRate("30m")]: undefined }],
  ])("is unknown with %s", (_, changes) => {
    expect(stateOf(changes)).toBe("unknown");
  });

  it("is unknown when the latest counts are outdated", () => {
    expect(stateOf({}, { ageSeconds: STALE_AFTER_SECONDS })).toBe("fine");
    expect(judge(recorded({}, { ageSeconds: 240 })).reasons).toEqual(["the latest count is 4 min old"]);
    expect(stateOf({}, { ageSeconds: undefined })).toBe("unknown");
  });

  it("stops for a known problem although other data is missing", () => {
    expect(stateOf({ [BUDGET_LEFT]: -1, [events("5m")]: undefined }, { ageSeconds: undefined })).toBe("stop");
  });
});

describe("a snapshot", () => {
  const sample = (metric: string, value: number): Sample => ({
    series: { __name__: metric, slo: "api-availability" },
    value,
  });
  /** Returns samples for the query of all values, and none for the others. */
  const answering = (...samples: Sample[]) => ({
    now: async () => 1_795_700_000,
    queryInstant: async (query: string) => (query.includes("__name__") ? samples : []),
  });

  it("omits values that are not numbers", async () => {
    const { slos: read } = await readSnapshot(answering(sample(BUDGET_LEFT, Number.NaN), sample(OBJECTIVE, 0.999)));
    expect([...(read[0]?.values ?? [])]).toEqual([[OBJECTIVE, 0.999]]);
  });

  it("must come from a single Prometheus", async () => {
    const twice = answering(sample(BUDGET_LEFT, 1), sample(BUDGET_LEFT, 0.5));
    await expect(readSnapshot(twice)).rejects.toThrow(
      /several series of slo:error_budget:remaining for api-availability/,
    );
  });

  it("is reported to come from other rules when its objective differs", () => {
    const report = { address: "http://a", at: 1_795_700_000, slos: [statusOf(recorded({ [OBJECTIVE]: 0.99 }))] };
    const difference = "api-availability: the rules of Prometheus have the objective 99%, this version 99.9%.";
    expect(renderReport(report)).toContain(difference);
    expect(renderGate(report)).toContain(difference);
  });

  it("is reported with its gaps", () => {
    const at = 1_795_700_000;
    const gap = recorded({}, { since: at - 3 * 86_400, measuredSeconds: 2 * 86_400 });
    const text = renderReport({ address: "http://a", at, slos: [statusOf(gap)] });
    expect(text).toContain("2 d of the last 3 d");
  });
});

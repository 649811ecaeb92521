import { slos } from "@petswipe/metrics";
import { sloSeries } from "./slo-series.ts";
import type { Firing, TestCase } from "./test-case.ts";

const NAMES = ["api-availability", "frontend-availability"] as const;
type Availability = (typeof NAMES)[number];

const quiet = (minutes: number) => ({ minutes, all: 0, bad: 0 });

/** Requests within a single minute. */
const atOnce = (minute: number, all: number, bad: number) => [quiet(minute - 1), { minutes: 1, all, bad }, quiet(20)];

/** A thousand successes in the second minute, on another path. */
const before = (name: Availability) => ({
  [`http_requests_total{job="${slos[name].service}",instance="a",method="GET",path="/b",status="200"}`]: "0x1 1000x40",
});

const firing = (slo: string, value: string): Firing => ({
  severity: "critical",
  rule: { slo },
  labels: { slo },
  value,
});

/** Visible in only one of the two windows, at the minimum ratio and number of events. */
const inOneWindow = (name: Availability): TestCase[] =>
  (
    [
      ["exactly 99 of 100", 100, 99, "99%"],
      ["three of three", 3, 3, "100%"],
      ["fewer than three", 2.8, 2.8, undefined],
    ] as const
  ).flatMap(([what, all, bad, value]) => {
    const fires = value === undefined ? [] : [firing(name, value)];
    return [
      {
        name: `${name}: ${what} fail within five minutes after many successes`,
        series: { ...before(name), ...sloSeries(name, atOnce(12, all, bad)) },
        expect: { "13m": [], "14m": fires, "15m": fires, "16m": [] },
      },
      {
        name: `${name}: ${what} fail, followed by no traffic`,
        evaluate: "5m",
        series: sloSeries(name, atOnce(2, all, bad)),
        expect: { "20m": fires },
      },
    ];
  });

export const allRequestsFailingCases: TestCase[] = NAMES.flatMap((name): TestCase[] => [
  {
    name: `${name}: all requests fail, one per minute`,
    series: sloSeries(name, [{ minutes: 30, all: 1, bad: 1 }]),
    expect: { "4m": [], "10m": [firing(name, "100%")] },
  },
  {
    name: `${name}: 98% fail`,
    evaluate: "5m",
    series: sloSeries(name, [{ minutes: 60, all: 1, bad: 0.98 }]),
    expect: { "50m": [] },
  },
  {
    name: `${name}: all requests fail, one in ten minutes`,
    evaluate: "5m",
    series: sloSeries(name, [{ minutes: 60, all: 0.11, bad: 0.11 }]),
    expect: { "50m": [firing(name, "100%")] },
  },
  {
    name: `${name}: two requests fail`,
    evaluate: "5m",
    series: sloSeries(name, [{ minutes: 60, all: 0.09, bad: 0.09 }]),
    expect: { "50m": [] },
  },
  ...inOneWindow(name),
]);

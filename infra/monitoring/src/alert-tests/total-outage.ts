import { slos } from "@petswipe/metrics";
import type { Case, Firing } from "./case.ts";
import { sloSeries } from "./slo-series.ts";

const NAMES = ["api-availability", "frontend-availability"] as const;
type Availability = (typeof NAMES)[number];

const quiet = (minutes: number) => ({ minutes, all: 0, bad: 0 });

/** Requests that all come within one minute. */
const atOnce = (minute: number, all: number, bad: number) => [quiet(minute - 1), { minutes: 1, all, bad }, quiet(20)];

/** A thousand good ones in the second minute, of a path of their own. */
const before = (name: Availability) => ({
  [`http_requests_total{job="${slos[name].service}",instance="a",method="GET",path="/b",status="200"}`]: "0x1 1000x40",
});

const firing = (slo: string, value: string): Firing => ({
  severity: "critical",
  rule: { slo },
  labels: { slo },
  value,
});

/** What only one of the two windows shows, at the edges of what is nearly all, and enough. */
const inOneWindow = (name: Availability): Case[] =>
  (
    [
      ["exactly 99 of 100", 100, 99, "99%"],
      ["three of three", 3, 3, "100%"],
      ["hardly three", 2.8, 2.8, undefined],
    ] as const
  ).flatMap(([story, all, bad, value]) => {
    const fires = value === undefined ? [] : [firing(name, value)];
    return [
      {
        name: `${name}: ${story} fail within five minutes, after many that did not`,
        series: { ...before(name), ...sloSeries(name, atOnce(12, all, bad)) },
        expect: { "13m": [], "14m": fires, "15m": fires, "16m": [] },
      },
      {
        name: `${name}: ${story} fail, and then nobody comes for a while`,
        series: sloSeries(name, atOnce(2, all, bad)),
        expect: { "20m": fires },
      },
    ];
  });

export const totalOutageCases: Case[] = NAMES.flatMap((name): Case[] => [
  {
    name: `${name}: every request fails, one a minute`,
    series: sloSeries(name, [{ minutes: 30, all: 1, bad: 1 }]),
    expect: { "4m": [], "10m": [firing(name, "100%")] },
  },
  {
    name: `${name}: 98% fail`,
    series: sloSeries(name, [{ minutes: 60, all: 1, bad: 0.98 }]),
    expect: { "50m": [] },
  },
  {
    name: `${name}: every request fails, one in ten minutes`,
    series: sloSeries(name, [{ minutes: 60, all: 0.11, bad: 0.11 }]),
    expect: { "50m": [firing(name, "100%")] },
  },
  {
    name: `${name}: two requests fail`,
    series: sloSeries(name, [{ minutes: 60, all: 0.09, bad: 0.09 }]),
    expect: { "50m": [] },
  },
  ...inOneWindow(name),
]);

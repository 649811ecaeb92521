import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS, type slo } from "../alerts/slo.ts";
import type { Severity } from "../alerts/vocabulary.ts";
import type { Case, CasesOf, Firing } from "./case.ts";
import { burning, counted, kpiSeries, type SeriesValues, sloSeries } from "./sloSeries.ts";

const availabilities = ["api-availability", "frontend-availability"] as const;

/** The rules of these factors, for one SLO. */
function burns(name: SloName, value: string, ...factors: number[]): Firing[] {
  return BURN_PAIRS.filter(({ factor }) => factors.includes(factor)).map(({ severity, long, short }) => ({
    severity,
    rule: { slo: name, long },
    labels: { slo: name, long, short },
    value,
  }));
}

const FACTORS = BURN_PAIRS.map(({ factor }) => factor);

/** A little above and a little below each factor, all the time. */
const atEachFactor: Case[] = counted.flatMap((name) =>
  FACTORS.flatMap((factor) =>
    [1.05, 0.95].map((share) => {
      const burn = Number((factor * share).toPrecision(4));
      const below = FACTORS.filter((each) => each < burn);
      return {
        name: `${name} burns ${burn} times too fast`,
        series: sloSeries(name, [burning(name, burn, 12)]),
        expect: { "10m": burns(name, String(burn), ...below) },
      };
    }),
  ),
);

const fresh = "0+60x200";
const oneRule = (name: string, severity: Severity, value: string): Firing => ({
  severity,
  rule: { slo: name },
  labels: { slo: name },
  value,
});

const spelled = (bound: number) => (Number.isInteger(bound) ? `${bound}.0` : String(bound));

const HOUR = 60;
const DAY = 24 * HOUR;

/** Ten thousand requests a minute, of which so many of a hundred fail: how fast each rule is to begin and to end. */
const overTime: Case[] = [
  {
    name: "30% fail for twenty minutes: three are enough to page, five without errors to be over",
    series: sloSeries("api-availability", [
      { minutes: 8 * HOUR, all: 10_000, bad: 0 },
      { minutes: 20, all: 10_000, bad: 3000 },
      { minutes: HOUR, all: 10_000, bad: 0 },
    ]),
    expect: {
      "480m": [],
      "482m": [],
      "483m": burns("api-availability", "15", 14.4),
      "502m": [
        ...burns("api-availability", "100.2", 14.4),
        ...burns("api-availability", "16.67", 6),
        ...burns("api-availability", "12", 3, 1),
      ],
      "506m": [...burns("api-availability", "16.67", 6), ...burns("api-availability", "11.88", 3, 1)],
    },
  },
  {
    name: "1.2% fail for four hours: three are enough for the six-hour rule, and twenty minutes without errors to be over",
    series: sloSeries("api-availability", [
      { minutes: 8 * HOUR, all: 10_000, bad: 0 },
      { minutes: 4 * HOUR, all: 10_000, bad: 120 },
      { minutes: HOUR, all: 10_000, bad: 0 },
    ]),
    expect: {
      "650m": burns("api-availability", "3.138", 3, 1),
      "670m": [...burns("api-availability", "6.333", 6), ...burns("api-availability", "3.403", 3, 1)],
      "730m": [...burns("api-availability", "8", 6), ...burns("api-availability", "3.945", 3, 1)],
      "740m": burns("api-availability", "3.892", 3, 1),
    },
  },
  {
    name: "0.5% fail for sixteen hours after three days without errors",
    evaluate: "5m",
    series: sloSeries("api-availability", [
      { minutes: 3 * DAY, all: 10_000, bad: 0 },
      { minutes: 16 * HOUR, all: 10_000, bad: 50 },
      { minutes: DAY, all: 10_000, bad: 0 },
    ]),
    expect: {
      "86h": [],
      "87h": [...burns("api-availability", "3.125", 3), ...burns("api-availability", "1.042", 1)],
      "89h": burns("api-availability", "1.111", 1),
      "91h": burns("api-availability", "1.111", 1),
      "93h": [],
    },
  },
];

/** Of an exporter that is scraped each minute. */
const ofKpis: Case[] = [
  {
    name: "all KPIs stand still: one scrape in an hour says so",
    series: kpiSeries("0+60x59 3600x60", "1x120"),
    expect: {
      "61m": [],
      "62m": [...burns("kpi-freshness", "16.67", 14.4), ...burns("kpi-freshness", "15.87", 6)],
      "70m": [...burns("kpi-freshness", "150", 14.4), ...burns("kpi-freshness", "126.8", 6, 3, 1)],
    },
  },
  {
    name: "one KPI of an exporter stands still",
    series: { ...kpiSeries("0+60x120", "1x120"), ...kpiSeries("0x120", "1x120", "a", ["funnel"]) },
    expect: { "70m": [...burns("kpi-freshness", "1000", 14.4), ...burns("kpi-freshness", "971.8", 6, 3, 1)] },
  },
  {
    name: "an exporter that cannot be scraped shows nobody fresh KPIs",
    series: kpiSeries("0+60x59 _x60", "1x59 0x60"),
    expect: { "70m": [...burns("kpi-freshness", "166.7", 14.4), ...burns("kpi-freshness", "140.8", 6, 3, 1)] },
  },
  { name: "all KPIs are fresh", series: kpiSeries("0+60x120", "1x120"), expect: { "100m": [] } },
];

export const sloCases: CasesOf<typeof slo> = {
  ErrorBudgetBurn: [
    ...atEachFactor,
    ...overTime,
    {
      name: "hardly anybody is there",
      series: sloSeries("api-availability", [{ minutes: 200, all: 1, bad: 1 }]),
      expect: { "90m": [] },
    },
    {
      name: "a bound of whole seconds is found as Prometheus 3 spells it, too",
      series: sloSeries("api-latency-slow", [burning("api-latency-slow", 15, 12)], spelled),
      expect: { "10m": burns("api-latency-slow", "15", ...FACTORS) },
    },
    ...ofKpis,
  ],
  TotalOutage: availabilities.flatMap((name): Case[] => [
    {
      name: `${name}: every request fails, one a minute`,
      series: sloSeries(name, [{ minutes: 30, all: 1, bad: 1 }]),
      expect: { "4m": [], "10m": [oneRule(name, "critical", "100%")] },
    },
    {
      name: `${name}: 98% fail`,
      series: sloSeries(name, [{ minutes: 60, all: 1, bad: 0.98 }]),
      expect: { "50m": [] },
    },
    {
      name: `${name}: every request fails, one in ten minutes`,
      series: sloSeries(name, [{ minutes: 60, all: 0.11, bad: 0.11 }]),
      expect: { "50m": [oneRule(name, "critical", "100%")] },
    },
    {
      name: `${name}: two requests fail`,
      series: sloSeries(name, [{ minutes: 60, all: 0.09, bad: 0.09 }]),
      expect: { "50m": [] },
    },
  ]),
  SliMissing: [
    {
      name: "none of our programs can be scraped",
      series: { 'up{job="prometheus"}': "1x20" },
      expect: {
        "9m": [],
        "10m": (Object.keys(slos) as SloName[]).map((name) => oneRule(name, "medium", "1")),
      },
    },
    {
      name: "all are there, though nobody comes",
      series: Object.assign(
        kpiSeries(fresh, "1x60"),
        ...counted.map((name) => sloSeries(name, [{ minutes: 60, all: 0, bad: 0 }])),
      ) as SeriesValues,
      expect: { "30m": [] },
    },
  ],
};

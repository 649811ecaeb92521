import { slos } from "@petswipe/metrics";
import type { budget } from "../alerts/budget.ts";
import { minimumEvents } from "../rules/minimum-events.ts";
import { staleScrapes } from "./slo-edges.ts";
import {
  alike,
  burning,
  counted,
  freshSeries,
  kpiSeries,
  type SeriesValues,
  sloSeries,
  together,
} from "./slo-series.ts";
import type { Firing, TestCase, TestCasesOf } from "./test-case.ts";

const exhausted = (slo: string, value: string): Firing => ({
  severity: "medium",
  rule: { slo },
  labels: { slo },
  value,
});

const spending = (burn: number) => together(counted, (name) => sloSeries(name, [burning(name, burn, 32)]));

const atTheEdge: TestCase[] = [
  {
    name: "5% overspent",
    series: spending(1.05),
    expect: { "15m": [], "30m": counted.map((name) => exhausted(name, "-5%")) },
  },
  { name: "5% of the budget is left", series: spending(0.95), expect: { "30m": [] } },
];

/** What is left of a budget if all events are bad: 100% - 100% / (1 - objective). */
const ALL_BAD = {
  "api-availability": "-9.99e+04%",
  "frontend-availability": "-9.99e+04%",
  "api-latency-fast": "-1900%",
  "api-latency-slow": "-9900%",
} as const;

/** This many events at once, all bad. */
const fewEvents = alike.flatMap((names) => {
  const [first] = names;
  const minimum = minimumEvents(slos[first], 1);
  return [minimum, minimum - 1].map(
    (total): TestCase => ({
      name: `${names.join(" and ")}: ${total} events, all bad`,
      evaluate: "5m",
      series: together(names, (name) =>
        sloSeries(name, [
          { minutes: 1, all: 0, bad: 0 },
          { minutes: 1, all: total, bad: total },
          { minutes: 40, all: 0, bad: 0 },
        ]),
      ),
      expect: { "30m": total === minimum ? names.map((name) => exhausted(name, ALL_BAD[name])) : [] },
    }),
  );
});

/** Exporters that are scraped each minute: 70 have 2000 scrapes after half an hour. */
const freshness = (burn: number, exporters: number): SeriesValues =>
  freshSeries([burning("kpi-freshness", burn, 90)], exporters);

const ofKpis: TestCase[] = [
  {
    name: "70 exporters overspend by 5%: fires from 2000 scrapes on",
    series: freshness(1.05, 70),
    expect: { "44m": [], "45m": [exhausted("kpi-freshness", "-5%")] },
  },
  {
    name: "70 exporters with 5% of the budget left",
    evaluate: "5m",
    series: freshness(0.95, 70),
    expect: { "80m": [] },
  },
  {
    name: "2000 scrapes of stale exporters",
    evaluate: "5m",
    series: staleScrapes(2000),
    expect: { "70m": [exhausted("kpi-freshness", "-9.99e+04%")] },
  },
  { name: "1999 scrapes", evaluate: "5m", series: staleScrapes(1999), expect: { "70m": [] } },
];

const DAY = 24 * 60;

export const budgetCases: TestCasesOf<typeof budget> = {
  ErrorBudgetExhausted: [
    ...atTheEdge,
    ...fewEvents,
    ...ofKpis,
    { name: "KPIs are fresh", evaluate: "5m", series: kpiSeries("0+60x40", "1x40"), expect: { "30m": [] } },
    {
      name: "50 exporters never collect: fires once there are enough scrapes",
      every: "5m",
      evaluate: "5m",
      series: Object.assign(
        {},
        ...Array.from({ length: 50 }, (_, i) => kpiSeries("_x50", "1x50", `exporter-${i}`)),
      ) as SeriesValues,
      expect: { "205m": [], "210m": [exhausted("kpi-freshness", "-9.99e+04%")] },
    },
    {
      name: "too few requests",
      evaluate: "5m",
      series: sloSeries("api-availability", [{ minutes: 40, all: 2, bad: 2 }]),
      expect: { "40m": [] },
    },
    {
      name: "four bad hours count for 30 days, weighted by traffic",
      evaluate: "4h",
      series: sloSeries("api-availability", [
        { minutes: DAY, all: 1000, bad: 0 },
        { minutes: 4 * 60, all: 1000, bad: 225 },
        { minutes: 31 * DAY, all: 1000, bad: 0 },
      ]),
      expect: {
        "1d": [],
        "30d": [exhausted("api-availability", "-25%")],
        "31d": [exhausted("api-availability", "-25%")],
        "32d": [],
      },
    },
  ],
};

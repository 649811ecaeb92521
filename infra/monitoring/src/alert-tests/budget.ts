import { slos } from "@petswipe/metrics";
import type { budget } from "../alerts/budget.ts";
import { minimumEvents } from "../rules/minimum-events.ts";
import type { Case, CasesOf, Firing } from "./case.ts";
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

const exhausted = (slo: string, value: string): Firing => ({
  severity: "medium",
  rule: { slo },
  labels: { slo },
  value,
});

const spending = (burn: number) => together(counted, (name) => sloSeries(name, [burning(name, burn, 32)]));

const atTheEdge: Case[] = [
  {
    name: "5% more than there was is spent",
    series: spending(1.05),
    expect: { "15m": [], "30m": counted.map((name) => exhausted(name, "-5%")) },
  },
  { name: "5% is left", series: spending(0.95), expect: { "30m": [] } },
];

/** What is left of a budget when everything is bad: 100% - 100% / (1 - objective). */
const ALL_BAD = {
  "api-availability": "-9.99e+04%",
  "frontend-availability": "-9.99e+04%",
  "api-latency-fast": "-1900%",
  "api-latency-slow": "-9900%",
} as const;

/** So many events at once, all of them bad. */
const fewEvents = alike.flatMap((names) => {
  const [first] = names;
  const minimum = minimumEvents(slos[first], 1);
  return [minimum, minimum - 1].map(
    (total): Case => ({
      name: `${names.join(" and ")}: ${total} events, all of them bad`,
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

/** So many exporters that are scraped each minute: 70 have 2000 scrapes after half an hour. */
const freshness = (burn: number, exporters: number): SeriesValues =>
  freshSeries([burning("kpi-freshness", burn, 90)], exporters);

const ofKpis: Case[] = [
  {
    name: "70 exporters spend 5% more than there was, from 2000 scrapes on",
    series: freshness(1.05, 70),
    expect: { "44m": [], "45m": [exhausted("kpi-freshness", "-5%")] },
  },
  { name: "70 exporters have 5% left", series: freshness(0.95, 70), expect: { "80m": [] } },
  {
    name: "2000 scrapes of exporters that are not fresh",
    series: staleScrapes(2000),
    expect: { "70m": [exhausted("kpi-freshness", "-9.99e+04%")] },
  },
  { name: "1999 scrapes", series: staleScrapes(1999), expect: { "70m": [] } },
];

const DAY = 24 * 60;

export const budgetCases: CasesOf<typeof budget> = {
  ErrorBudgetExhausted: [
    ...atTheEdge,
    ...fewEvents,
    ...ofKpis,
    { name: "KPIs are fresh", series: kpiSeries("0+60x40", "1x40"), expect: { "30m": [] } },
    {
      name: "none of ten exporters ever collects, and there are enough scrapes to be sure",
      series: Object.assign(
        {},
        ...Array.from({ length: 10 }, (_, i) => kpiSeries("_x240", "1x240", `exporter-${i}`)),
      ) as SeriesValues,
      expect: { "190m": [], "230m": [exhausted("kpi-freshness", "-9.99e+04%")] },
    },
    {
      name: "hardly anybody has come",
      series: sloSeries("api-availability", [{ minutes: 40, all: 2, bad: 2 }]),
      expect: { "40m": [] },
    },
    {
      name: "a few bad hours count for 30 days, busy days more than quiet ones",
      evaluate: "2h",
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

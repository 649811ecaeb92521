import { type SloName, slos } from "@petswipe/metrics";
import type { slo } from "../alerts/slo.ts";
import { allRequestsFailingCases } from "./all-requests-failing.ts";
import { atEachFactor, burns, FACTORS, fewEvents } from "./slo-edges.ts";
import { burning, kpiSeries, type SeriesValues, sloSeries } from "./slo-series.ts";
import type { Firing, TestCase, TestCasesOf } from "./test-case.ts";

const NAMES = Object.keys(slos) as SloName[];

/** SLOs with the same source series: they have data, or none, together. */
const oneSource: readonly (readonly SloName[])[] = [
  ["api-availability"],
  ["api-latency-fast", "api-latency-slow"],
  ["kpi-freshness"],
  ["frontend-availability"],
];

/** SLOs with data but without events. */
const withoutTraffic = (names: readonly SloName[]): SeriesValues =>
  Object.assign(
    {},
    ...names.map((name) =>
      name === "kpi-freshness" ? kpiSeries("0+60x200", "1x60") : sloSeries(name, [{ minutes: 60, all: 0, bad: 0 }]),
    ),
  ) as SeriesValues;

/** Durations without an SLO, to replace those of the backend. */
const othersRequests = (names: readonly SloName[]): SeriesValues =>
  names.includes("api-latency-fast")
    ? { 'http_request_duration_seconds_count{job="frontend",instance="f",method="GET",path="/"}': "0+1x60" }
    : {};

const missing = (slo: SloName): Firing => ({ severity: "medium", rule: { slo }, labels: { slo }, value: "1" });

const spelled = (bound: number) => (Number.isInteger(bound) ? `${bound}.0` : String(bound));

const HOUR = 60;
const DAY = 24 * HOUR;

/** Ten thousand requests per minute, a share of which fail: how fast each rule fires and resolves. */
const overTime: TestCase[] = [
  {
    name: "30% fail for 20 minutes: pages after three, resolves after five without errors",
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
    name: "1.2% fail for four hours: the 6h rule fires after three, and resolves after 20 minutes without errors",
    evaluate: "5m",
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
    name: "0.5% fail for 16 hours after three days without errors",
    evaluate: "30m",
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

const stale = (...factors: number[]) => burns("kpi-freshness", "1000", ...factors);
const EXPORTERS = ["a", "b", "c", "d"];
/** Four exporters, each scraped once per minute: four events. */
const exporters = (timestamps: string, up = "1x600", which = EXPORTERS): SeriesValues =>
  Object.assign({}, ...which.map((instance) => kpiSeries(timestamps, up, instance)));

const TWENTY = Array.from({ length: 20 }, (_, index) => `e${index}`);
/** Twenty exporters, each scraped once per five minutes: as many events as above, with a fifth of the evaluations. */
const twenty = (timestamps: string, which = TWENTY): SeriesValues => exporters(timestamps, "1x120", which);
const EVERY_FIVE_MINUTES = { every: "5m", evaluate: "5m" } as const;

const ofKpis: TestCase[] = [
  {
    name: "exporters never collect: the 1h and 6h rules fire once there are enough scrapes",
    series: exporters("_x600"),
    expect: { "33m": [], "37m": stale(14.4), "79m": stale(14.4), "88m": stale(14.4, 6) },
  },
  {
    name: "exporters never collect: the 1d and 3d rules fire once there are enough scrapes",
    ...EVERY_FIVE_MINUTES,
    series: twenty("_x120"),
    expect: {
      "160m": stale(14.4, 6),
      "165m": stale(14.4, 6, 3),
      "490m": stale(14.4, 6, 3),
      "495m": stale(14.4, 6, 3, 1),
    },
  },
  {
    name: "two exporters have just started, with too few scrapes",
    ...EVERY_FIVE_MINUTES,
    series: { ...twenty("0+300x120"), ...twenty("_x1 300+300x120", ["e0", "e1"]) },
    expect: { "40m": [], "100m": [], "180m": [], "520m": [] },
  },
  {
    name: "one KPI of one exporter goes stale in the second hour",
    series: { ...exporters("0+60x100"), ...kpiSeries("0+60x60 3600x40", "1x100", "a", ["funnel"]) },
    expect: { "64m": [], "65m": burns("kpi-freshness", "16.67", 14.4) },
  },
  {
    name: "an exporter that cannot be scraped counts as stale",
    series: { ...exporters("0+60x100"), ...kpiSeries("0+60x59 stale", "1x59 0x40", "a") },
    expect: { "62m": [], "63m": burns("kpi-freshness", "16.67", 14.4) },
  },
  { name: "all KPIs are fresh", ...EVERY_FIVE_MINUTES, series: twenty("0+300x120"), expect: { "180m": [] } },
];

export const sloCases: TestCasesOf<typeof slo> = {
  ErrorBudgetBurn: [
    ...atEachFactor,
    ...fewEvents,
    ...overTime,
    {
      name: "a bucket of whole seconds in the spelling of Prometheus 3",
      series: sloSeries("api-latency-slow", [burning("api-latency-slow", 15, 12)], spelled),
      expect: { "10m": burns("api-latency-slow", "15", ...FACTORS) },
    },
    ...ofKpis,
  ],
  AllRequestsFailing: allRequestsFailingCases,
  SliMissing: [
    {
      name: "none of our services can be scraped",
      series: { 'up{job="prometheus"}': "1x20" },
      expect: { "9m": [], "10m": NAMES.map(missing) },
    },
    { name: "all series exist, without traffic", evaluate: "5m", series: withoutTraffic(NAMES), expect: { "30m": [] } },
    ...oneSource.map(
      (names): TestCase => ({
        name: `no data for ${names.join(" and ")} only`,
        series: { ...withoutTraffic(NAMES.filter((name) => !names.includes(name))), ...othersRequests(names) },
        expect: { "9m": [], "10m": names.map(missing) },
      }),
    ),
  ],
};

import { type SloName, slos } from "@petswipe/metrics";
import { BURN_PAIRS, severityFor } from "../alerts/slo.ts";
import { minimumEvents } from "../rules/minimum-events.ts";
import { alike, burning, counted, freshSeries, type SeriesValues, sloSeries, together } from "./slo-series.ts";
import type { Firing, TestCase } from "./test-case.ts";

export const FACTORS = BURN_PAIRS.map(({ factor }) => factor);

/** The rules of these factors, for one SLO. */
export function burns(name: SloName, value: string, ...factors: number[]): Firing[] {
  return BURN_PAIRS.filter(({ factor }) => factors.includes(factor)).map(({ severity, long, short }) => ({
    severity: severityFor(slos[name], severity),
    rule: { slo: name, long },
    labels: { slo: name, long, short },
    value,
  }));
}

const NAMES = Object.keys(slos) as SloName[];
/** 40 have 2000 scrapes within 50 minutes. */
const EXPORTERS = 40;

/** How fast every budget burns before and after a change. */
interface Change {
  readonly before: number;
  readonly minutesBefore: number;
  readonly after: number;
  readonly minutesAfter: number;
}

const stretches = (name: SloName, { before, minutesBefore, after, minutesAfter }: Change) => [
  burning(name, before, minutesBefore),
  burning(name, after, minutesAfter),
];

const changing = (change: Change): SeriesValues => ({
  ...together(counted, (name) => sloSeries(name, stretches(name, change))),
  ...freshSeries(stretches("kpi-freshness", change), EXPORTERS),
});

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Minutes before and after the change: longer than a pair's short window, shorter than its long one. */
const MINUTES = { 14.4: [20, 30], 6: [20, 30], 3: [60, 120], 1: [120, 360] } as const;
/** Divisors of these minutes, so that sums over days weight both parts correctly. */
const EVALUATE = { 14.4: "5m", 6: "5m", 3: "5m", 1: "30m" } as const;

/** For both windows of a pair: just above and just below the factor, while the other window is well above. */
export const atEachFactor: TestCase[] = BURN_PAIRS.flatMap((pair) => {
  const [minutesBefore, minutesAfter] = MINUTES[pair.factor as keyof typeof MINUTES];
  const minutes = minutesBefore + minutesAfter;
  const below = FACTORS.filter((factor) => factor < pair.factor);
  const testCase = (before: number, after: number, isAbove: boolean): TestCase => {
    const whole = short((before * minutesBefore + after * minutesAfter) / minutes);
    return {
      name: `every budget burns at ${whole} over ${pair.long} and at ${short(after)} over ${pair.short}`,
      evaluate: EVALUATE[pair.factor as keyof typeof EVALUATE],
      series: changing({ before, minutesBefore, after, minutesAfter }),
      expect: {
        [`${minutes}m`]: NAMES.flatMap((name) => burns(name, whole, ...(isAbove ? [pair.factor] : []), ...below)),
      },
    };
  };
  return [1.05, 0.95].flatMap((share) => {
    const [edge, above] = [pair.factor * share, pair.factor * 1.2];
    const rest = (edge * minutes - above * minutesAfter) / minutesBefore;
    return [testCase(rest, above, share > 1), testCase(pair.factor * 1.37, edge, share > 1)];
  });
});

/** This many scrapes of stale exporters, up to the 50th minute. */
export function staleScrapes(total: number): SeriesValues {
  const series = Array.from({ length: EXPORTERS }, (_, index) => {
    const scrapes = Math.floor(total / EXPORTERS) + (index < total % EXPORTERS ? 1 : 0);
    return [`instance:kpis_fresh:bool{job="exporter",instance="e${index}"}`, `_x${50 - scrapes} 0x${scrapes - 1}`];
  });
  return Object.fromEntries(series);
}

/** This many bad events at once. */
const atOnce = (total: number) => [
  { minutes: 47, all: 0, bad: 0 },
  { minutes: 1, all: total, bad: total },
  { minutes: 2, all: 0, bad: 0 },
];

/** The minimum number of events of a rule, and one less, all bad. */
export const fewEvents: TestCase[] = [...alike, ["kpi-freshness"] as const].flatMap((names) => {
  const [first] = names;
  const least = (factor: number) => minimumEvents(slos[first], factor);
  return [...new Set(FACTORS.map(least))].flatMap((minimum) =>
    [minimum, minimum - 1].map((total): TestCase => {
      const enough = FACTORS.filter((factor) => least(factor) <= total);
      const series = (name: SloName) =>
        name === "kpi-freshness" ? staleScrapes(total) : sloSeries(name, atOnce(total));
      return {
        name: `${names.join(" and ")}: ${total} events, all bad`,
        evaluate: "5m",
        series: Object.assign({}, ...names.map(series)) as SeriesValues,
        expect: {
          "50m": names.flatMap((name) => burns(name, short(1 / (1 - slos[name].objective)), ...enough)),
        },
      };
    }),
  );
});

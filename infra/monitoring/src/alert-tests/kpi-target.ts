import type { KpiName } from "@petswipe/metrics";
import type { SeriesValues } from "./slo-series.ts";
import type { Firing, TestCase } from "./test-case.ts";

/** A series of the exporter, and its KPI. */
export interface Shown {
  readonly kpi: KpiName;
  readonly metric: string;
  /** Besides the target labels. */
  readonly labels?: string;
}

/** A bound, and values 5% below and above it. */
interface Around {
  readonly below: number;
  readonly bound: number;
  readonly above: number;
}

/** A KPI with a target, and its guard: enough active users. */
export interface KpiTarget {
  readonly shown: Shown;
  readonly value: Around;
  readonly users: Shown;
  readonly number: Around;
  /** Series with other labels. */
  readonly others: SeriesValues;
  /** The displayed value, below and at its target. */
  readonly shownAs: { readonly below: string; readonly bound: string };
  /** Samples until it fires, and the last time at which it is silent. */
  readonly hold: { readonly samples: number; readonly silent: string; readonly fires: string };
  readonly pace?: "5m";
}

/** What an exporter reports, and whether it reports the value as stale. */
export function show({ kpi, metric, labels }: Shown, values: string, instance = "a", stale = "0x200"): SeriesValues {
  const exporter = `job="exporter",instance="${instance}"`;
  return {
    [`${metric}{${labels ? `${exporter},${labels}` : exporter}}`]: values,
    [`petswipe_kpi_stale{${exporter},kpi="${kpi}"}`]: stale,
  };
}

const STALE = "1x200";
const always = (value: number) => `${Number(value.toPrecision(6))}x200`;

/** The test cases of a KPI with a target. */
export function casesOfTarget({ shown, value, users, number, others, shownAs, hold, pace }: KpiTarget): TestCase[] {
  const firing = (text: string): Firing[] => [{ severity: "low", value: text }];
  const low = show(shown, always(value.below));
  const enough = { ...others, ...show(users, always(number.above)) };
  const silent = { [hold.silent]: [], [hold.fires]: [] };
  const cases: TestCase[] = [
    {
      name: "5% below its target",
      series: { ...enough, ...low },
      expect: { [hold.silent]: [], [hold.fires]: firing(shownAs.below) },
    },
    { name: "5% above its target", series: { ...enough, ...show(shown, always(value.above)) }, expect: silent },
    {
      name: "exactly at its target, with exactly enough active users",
      series: { ...others, ...show(shown, always(value.bound)), ...show(users, always(number.bound)) },
      expect: { [hold.silent]: [], [hold.fires]: firing(shownAs.bound) },
    },
    {
      name: "5% too few active users",
      series: { ...others, ...low, ...show(users, always(number.below)) },
      expect: silent,
    },
    {
      name: "users leave just before it would fire",
      series: {
        ...others,
        ...low,
        ...show(users, `${number.above}x${hold.samples - 1} ${number.below}x20`),
      },
      expect: silent,
    },
    {
      name: "two exporters report the same KPI, and one of them fewer users",
      series: {
        ...enough,
        ...low,
        ...show(shown, always(value.below), "b"),
        ...show(users, always(number.below / 2), "b"),
      },
      expect: { [hold.fires]: firing(shownAs.below) },
    },
    {
      name: "one of two exporters is behind",
      series: { ...enough, ...show(shown, always(value.below * 0.6)), ...show(shown, always(value.above), "b") },
      expect: silent,
    },
    {
      name: "two exporters report the same few users, which must not be added up",
      series: {
        ...others,
        ...low,
        ...show(users, always(number.below * 0.6)),
        ...show(users, always(number.below * 0.6), "b"),
      },
      expect: silent,
    },
    {
      name: "a stale exporter still reports a value above the target",
      series: { ...enough, ...low, ...show(shown, always(value.above * 9), "b", STALE) },
      expect: { [hold.fires]: firing(shownAs.below) },
    },
    {
      name: "a stale exporter still reports many active users",
      series: { ...others, ...low, ...show(users, always(number.below)), ...show(users, always(9000), "b", STALE) },
      expect: silent,
    },
    {
      name: "the KPI is stale",
      series: { ...enough, ...show(shown, always(value.below), "a", STALE) },
      expect: silent,
    },
    {
      name: "the number of active users is stale",
      series: { ...others, ...low, ...show(users, always(number.above), "a", STALE) },
      expect: silent,
    },
    { name: "no data on the KPI", series: enough, expect: silent },
    { name: "no data on active users", series: { ...others, ...low }, expect: silent },
    { name: "no data", series: { 'up{job="exporter",instance="a"}': "1x200" }, expect: silent },
  ];
  return pace ? cases.map((each) => ({ ...each, every: pace, evaluate: pace })) : cases;
}

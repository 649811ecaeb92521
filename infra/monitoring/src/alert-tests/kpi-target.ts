import type { KpiName } from "@petswipe/metrics";
import type { Case, Firing } from "./case.ts";
import type { SeriesValues } from "./slo-series.ts";

/** A series of the exporter, and the KPI that it belongs to. */
export interface Shown {
  readonly kpi: KpiName;
  readonly metric: string;
  /** Besides those of the exporter. */
  readonly labels?: string;
}

/** How far a number is from its bound: `below` and `above` by 5 %. */
interface Around {
  readonly below: number;
  readonly bound: number;
  readonly above: number;
}

/** A KPI with a target, and the people whom it takes. */
export interface KpiTarget {
  readonly shown: Shown;
  readonly value: Around;
  readonly people: Shown;
  readonly number: Around;
  /** Series with other labels. */
  readonly others: SeriesValues;
  /** How it is told below its target, and at it. */
  readonly told: { readonly below: string; readonly bound: string };
  /** Samples until it fires, the last of them silent yet. */
  readonly hold: { readonly samples: number; readonly silent: string; readonly fires: string };
  readonly pace?: "5m";
}

/** What an exporter shows, and whether it says itself that it is old. */
export function show({ kpi, metric, labels }: Shown, values: string, instance = "a", stale = "0x200"): SeriesValues {
  const exporter = `job="exporter",instance="${instance}"`;
  return {
    [`${metric}{${labels ? `${exporter},${labels}` : exporter}}`]: values,
    [`petswipe_kpi_stale{${exporter},kpi="${kpi}"}`]: stale,
  };
}

const OLD = "1x200";
const always = (value: number) => `${Number(value.toPrecision(6))}x200`;

/** Cases that every KPI with a target has. */
export function casesOfTarget({ shown, value, people, number, others, told, hold, pace }: KpiTarget): Case[] {
  const firing = (text: string): Firing[] => [{ severity: "low", value: text }];
  const low = show(shown, always(value.below));
  const enough = { ...others, ...show(people, always(number.above)) };
  const silent = { [hold.silent]: [], [hold.fires]: [] };
  const cases: Case[] = [
    {
      name: "5% below its target",
      series: { ...enough, ...low },
      expect: { [hold.silent]: [], [hold.fires]: firing(told.below) },
    },
    { name: "5% above its target", series: { ...enough, ...show(shown, always(value.above)) }, expect: silent },
    {
      name: "at its target, which is to be surpassed, with just enough people",
      series: { ...others, ...show(shown, always(value.bound)), ...show(people, always(number.bound)) },
      expect: { [hold.silent]: [], [hold.fires]: firing(told.bound) },
    },
    {
      name: "there are 5% too few people",
      series: { ...others, ...low, ...show(people, always(number.below)) },
      expect: silent,
    },
    {
      name: "people leave just before it would fire",
      series: {
        ...others,
        ...low,
        ...show(people, `${number.above}x${hold.samples - 1} ${number.below}x20`),
      },
      expect: silent,
    },
    {
      name: "two exporters show the same of the KPI, and one of them fewer people",
      series: {
        ...enough,
        ...low,
        ...show(shown, always(value.below), "b"),
        ...show(people, always(number.below / 2), "b"),
      },
      expect: { [hold.fires]: firing(told.below) },
    },
    {
      name: "one of two exporters is behind",
      series: { ...enough, ...show(shown, always(value.below * 0.6)), ...show(shown, always(value.above), "b") },
      expect: silent,
    },
    {
      name: "two exporters show the same few people",
      series: {
        ...others,
        ...low,
        ...show(people, always(number.below * 0.6)),
        ...show(people, always(number.below * 0.6), "b"),
      },
      expect: silent,
    },
    {
      name: "an exporter that is cut off still shows a good day",
      series: { ...enough, ...low, ...show(shown, always(value.above * 9), "b", OLD) },
      expect: { [hold.fires]: firing(told.below) },
    },
    {
      name: "an exporter that is cut off still shows many people",
      series: { ...others, ...low, ...show(people, always(number.below)), ...show(people, always(9000), "b", OLD) },
      expect: silent,
    },
    {
      name: "what is shown of the KPI is old",
      series: { ...enough, ...show(shown, always(value.below), "a", OLD) },
      expect: silent,
    },
    {
      name: "what is shown of people is old",
      series: { ...others, ...low, ...show(people, always(number.above), "a", OLD) },
      expect: silent,
    },
    { name: "only the people are known", series: enough, expect: silent },
    { name: "only the KPI is known", series: { ...others, ...low }, expect: silent },
    { name: "nothing is known", series: { 'up{job="exporter",instance="a"}': "1x200" }, expect: silent },
  ];
  return pace ? cases.map((each) => ({ ...each, every: pace, evaluate: pace })) : cases;
}

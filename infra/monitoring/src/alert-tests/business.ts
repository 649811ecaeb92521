import type { KpiName } from "@petswipe/metrics";
import type { business } from "../alerts/business.ts";
import { casesOfTarget, type Shown, show } from "./kpi-target.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const hour = { samples: 60, silent: "59m", fires: "60m" };
const sixHours = { samples: 72, silent: "355m", fires: "360m" };

const swipes: Shown = { kpi: "swipes_per_minute", metric: "petswipe_swipes_per_minute" };
const active = (window: string): Shown => ({
  kpi: "active_users",
  metric: "petswipe_active_users",
  labels: `window="${window}"`,
});
const adoptionRate = (window: string): Shown => ({
  kpi: "adoption_rate",
  metric: "petswipe_adoption_rate_ratio",
  labels: `window="${window}"`,
});
const stage = (name: string): Shown => ({
  kpi: "funnel",
  metric: "petswipe_funnel_users",
  labels: `stage="${name}",window="30d"`,
});

const hundred = { below: 95, bound: 100, above: 105 };
const fifty = { below: 47, bound: 50, above: 53 };
const overADay = show(active("24h"), "5000x200");

/** Swipes per minute, with 105 active users per hour. */
const swiped = (values: string) => ({ ...overADay, ...show(active("1h"), "105x200"), ...show(swipes, values) });
const fewSwipes = (value: string): Firing[] => [{ severity: "low", value }];

const ofKpi = (metric: string, values: string, kpi: KpiName = "funnel", instance = "a") => ({
  [`petswipe_kpi_${metric}{job="exporter",instance="${instance}",kpi="${kpi}"}`]: values,
});
const stale: Firing = { severity: "low", labels: { kpi: "funnel" }, value: "1" };
const failing: Firing = { severity: "medium", labels: { kpi: "funnel" }, value: "0" };
const noData = {
  name: "no data",
  series: { 'up{job="exporter",instance="a"}': "1x40" },
  expect: { "30m": [] },
};

export const businessCases: TestCasesOf<typeof business> = {
  SwipesBelowTarget: [
    ...casesOfTarget({
      shown: swipes,
      value: hundred,
      users: active("1h"),
      number: hundred,
      others: overADay,
      shownAs: { below: "95", bound: "100" },
      hold: hour,
    }),
    {
      name: "30 minutes at twice the target compensate for 30 minutes without swipes, 29 do not",
      series: swiped("0x59 200x100"),
      expect: { "60m": fewSwipes("3.333"), "89m": fewSwipes("100"), "90m": [] },
    },
    {
      name: "every minute counts equally",
      series: swiped(Array.from({ length: 70 }, (_, minute) => (minute % 2 === 0 ? 20 : 180)).join(" ")),
      expect: { "60m": fewSwipes("100") },
    },
    {
      name: "one very good minute lifts the hour's average",
      series: swiped("95x59 6000 95x100"),
      expect: { "60m": [], "119m": [], "120m": [] },
    },
  ],
  MatchesBelowTarget: casesOfTarget({
    shown: { kpi: "matches_per_hour", metric: "petswipe_matches_per_hour" },
    value: fifty,
    users: active("1h"),
    number: fifty,
    others: overADay,
    shownAs: { below: "47", bound: "50" },
    hold: hour,
  }),
  SignupsBelowTarget: casesOfTarget({
    shown: { kpi: "signups_per_day", metric: "petswipe_signups_per_day" },
    value: { below: 19, bound: 20, above: 21 },
    users: active("24h"),
    number: fifty,
    others: { ...show(active("1h"), "7x200"), ...show(active("30d"), "5000x200") },
    shownAs: { below: "19", bound: "20" },
    hold: sixHours,
    pace: "5m",
  }),
  AdoptionRateBelowTarget: casesOfTarget({
    shown: adoptionRate("30d"),
    value: { below: 0.1425, bound: 0.15, above: 0.1575 },
    users: stage("matched"),
    number: fifty,
    others: {
      ...show(adoptionRate("24h"), "0.5x200"),
      ...show(stage("swiped"), "5000x200"),
      ...show(stage("adopted"), "7x200"),
    },
    shownAs: { below: "14.25%", bound: "15%" },
    hold: sixHours,
    pace: "5m",
  }),
  KpiStale: [
    {
      name: "stale on two exporters, while another KPI is fresh",
      series: {
        ...ofKpi("stale", "1x40"),
        ...ofKpi("stale", "1x40", "funnel", "b"),
        ...ofKpi("stale", "0x40", "pets"),
      },
      expect: { "4m": [], "5m": [stale] },
    },
    {
      name: "one of two exporters is fresh",
      series: { ...ofKpi("stale", "1x40"), ...ofKpi("stale", "0x40", "funnel", "b") },
      expect: { "30m": [] },
    },
    { name: "fresh again within five minutes", series: ofKpi("stale", "1x4 0x20"), expect: { "5m": [] } },
    noData,
  ],
  KpiCollectionFailing: [
    {
      name: "two exporters fail to collect it, but collect others",
      series: { ...ofKpi("up", "0x40"), ...ofKpi("up", "0x40", "funnel", "b"), ...ofKpi("up", "1x40", "pets") },
      expect: { "9m": [], "10m": [failing] },
    },
    {
      name: "one of two exporters collects it",
      series: { ...ofKpi("up", "0x40"), ...ofKpi("up", "1x40", "funnel", "b") },
      expect: { "30m": [] },
    },
    { name: "collected again within ten minutes", series: ofKpi("up", "0x9 1x20"), expect: { "10m": [] } },
    noData,
  ],
};

import type { budget } from "../alerts/budget.ts";
import type { Case, CasesOf, Firing } from "./case.ts";
import { burning, counted, kpiSeries, sloSeries } from "./sloSeries.ts";

const exhausted = (slo: string, value: string): Firing => ({
  severity: "medium",
  rule: { slo },
  labels: { slo },
  value,
});

const atTheEdge = counted.flatMap((name): Case[] => [
  {
    name: `${name} has spent 5% more than there was`,
    series: sloSeries(name, [burning(name, 1.05, 32)]),
    expect: { "15m": [], "30m": [exhausted(name, "-5%")] },
  },
  {
    name: `${name} has 5% left`,
    series: sloSeries(name, [burning(name, 0.95, 32)]),
    expect: { "30m": [] },
  },
]);

const DAY = 24 * 60;

export const budgetCases: CasesOf<typeof budget> = {
  ErrorBudgetExhausted: [
    ...atTheEdge,
    { name: "KPIs are fresh", series: kpiSeries("0+60x40", "1x40"), expect: { "30m": [] } },
    {
      name: "KPIs stand still",
      series: kpiSeries("0x60", "1x60"),
      expect: { "60m": [exhausted("kpi-freshness", "-9.662e+04%")] },
    },
    {
      name: "hardly anybody has come",
      series: sloSeries("api-availability", [{ minutes: 40, all: 2, bad: 2 }]),
      expect: { "40m": [] },
    },
    {
      name: "a bad hour counts for 30 days, busy days more than quiet ones",
      evaluate: "30m",
      series: sloSeries("api-availability", [
        { minutes: DAY, all: 1000, bad: 0 },
        { minutes: 60, all: 1000, bad: 900 },
        { minutes: 31 * DAY, all: 1000, bad: 0 },
      ]),
      expect: { "1d": [], "30d": [exhausted("api-availability", "-25%")], "32d": [] },
    },
  ],
};

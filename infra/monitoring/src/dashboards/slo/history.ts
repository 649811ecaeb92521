import { NoUnit, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { PERIOD } from "../../rules/slis.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD } from "../thresholds.ts";
import { all, bad, budgetThresholds, burn, left, objective, sli } from "./series.ts";

/** How SLOs were met in the selected time range. */
export const history: Section = {
  title: "Error budget history",
  panels: [
    {
      kind: "timeseries",
      title: "Error budget left over time",
      description: `Share of the ${PERIOD} error budget that is left. A step down is an incident; it recovers with good events, and as old bad events leave the window.`,
      unit: PercentUnit,
      queries: [{ expr: left, legend: "{{slo}}" }],
      thresholds: budgetThresholds,
      minIsSoft: true,
      max: 1,
      alerts: ["ErrorBudgetExhausted"],
      width: 12,
    },
    {
      kind: "states",
      title: "SLO compliance",
      description:
        "Whether enough events over 5 minutes were good. A violation burns error budget but need not raise an alert.",
      unit: NoUnit,
      queries: [{ expr: `${burn("5m")} > bool 1`, legend: "{{slo}}" }],
      valueMappings: {
        "0": { text: "met", color: GOOD },
        "1": { text: "violated", color: COLOR_OF.medium },
      },
      alerts: ["ErrorBudgetBurn"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "SLI and objective",
      description:
        "Share of good events over 5 minutes, and the objective. Select a single SLO to tell the lines apart.",
      unit: PercentUnit,
      queries: [
        { expr: sli("5m"), legend: "{{slo}}" },
        { expr: objective, legend: "{{slo}} objective" },
      ],
      min: 0.99,
      max: 1,
      minIsSoft: true,
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Events (5m)",
      description:
        "Number of events per SLO; an SLI of few events says little. A series that ends raises an alert of its own.",
      unit: Short,
      queries: [{ expr: all("5m"), legend: "{{slo}}" }],
      alerts: ["SliMissing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Bad events (5m)",
      description: "Number of bad events per SLO; each one burns error budget.",
      unit: Short,
      queries: [{ expr: bad("5m"), legend: "{{slo}}" }],
      alerts: ["AllRequestsFailing"],
      dashboards: ["application"],
      width: 8,
    },
  ],
};

import { NoUnit, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { PERIOD } from "../../rules/slis.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD } from "../thresholds.ts";
import { all, bad, burn, left, objective, sli, spent } from "./recorded.ts";

/** How promises were kept in the time that is shown. */
export const course: Section = {
  title: "Budgets and promises",
  panels: [
    {
      kind: "timeseries",
      title: "Error budget left over time",
      description: `The share of the budget of ${PERIOD} that is left. A step down is an incident; it rises with good events, and as old bad ones are past.`,
      unit: PercentUnit,
      queries: [{ expr: left, legend: "{{slo}}" }],
      thresholds: spent,
      minIsSoft: true,
      max: 1,
      alerts: ["ErrorBudgetExhausted"],
      width: 12,
    },
    {
      kind: "states",
      title: "Promises kept",
      description:
        "Whether enough of the events of five minutes were good. A broken one spends budget; it need not be an alert.",
      unit: NoUnit,
      queries: [{ expr: `${burn("5m")} > bool 1`, legend: "{{slo}}" }],
      meanings: {
        "0": { text: "kept", color: GOOD },
        "1": { text: "broken", color: COLOR_OF.medium },
      },
      alerts: ["ErrorBudgetBurn"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "SLI and objective",
      description:
        "The share of the events of five minutes that were good, and the share that is promised: choose one SLO to see both lines apart.",
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
      title: "Events of five minutes",
      description:
        "How many events each SLO is judged by: few of them say little. A line that ends is an alert of its own.",
      unit: Short,
      queries: [{ expr: all("5m"), legend: "{{slo}}" }],
      alerts: ["SliMissing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Bad events of five minutes",
      description: "How many of them were bad: each one spends budget.",
      unit: Short,
      queries: [{ expr: bad("5m"), legend: "{{slo}}" }],
      alerts: ["TotalOutage"],
      dashboards: ["application"],
      width: 8,
    },
  ],
};

import { NoUnit, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import type { AlertName } from "../../alerts/topics.ts";
import { PERIOD } from "../../rules/slis.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, NEUTRAL } from "../thresholds.ts";
import { all, budgetThresholds, left, objective, SELECTED_SLO } from "./series.ts";

const EXHAUSTED: AlertName = "ErrorBudgetExhausted";
const BURNING: AlertName = "ErrorBudgetBurn";
const OUTAGE: AlertName = "AllRequestsFailing";

/** Pending alerts too: the gate does not wait for their `for` duration. */
const stops = [
  `ALERTS{alertname=~"${EXHAUSTED}|${OUTAGE}",${SELECTED_SLO}}`,
  `ALERTS{alertname="${BURNING}",severity=~"critical|high",${SELECTED_SLO}}`,
].join(" or ");

const gate = [`count by (slo) (${stops}) * 0`, `(${left} and ${all("5m")}) * 0 + 1`, `${objective} * 0 + 2`].join(
  " or ",
);

/** Whether to deploy. */
export const deployGate: Section = {
  title: "Deploy gate",
  panels: [
    {
      kind: "states",
      title: "Gate by SLO",
      description:
        "Result of pnpm slo --gate. Closed: the budget is exhausted, a critical or high burn-rate alert is pending or firing, or all requests fail. Unknown: no SLI data.",
      unit: NoUnit,
      queries: [{ expr: gate, legend: "{{slo}}" }],
      valueMappings: {
        "0": { text: "closed", color: COLOR_OF.critical },
        "1": { text: "open", color: GOOD },
        "2": { text: "unknown", color: NEUTRAL },
      },
      alerts: [BURNING, EXHAUSTED, OUTAGE, "SliMissing"],
      width: 14,
    },
    {
      kind: "bars",
      title: "Error budget left",
      description: `Share of the ${PERIOD} error budget that is left. Below 0, the budget is overspent.`,
      unit: PercentUnit,
      queries: [{ expr: left, legend: "{{slo}}" }],
      thresholds: budgetThresholds,
      max: 1,
      decimals: 1,
      alerts: [EXHAUSTED],
      width: 10,
    },
  ],
};

import { NoUnit } from "@grafana/grafana-foundation-sdk/units";
import { BURN_PAIRS, type BurnPair } from "../../alerts/slo.ts";
import type { Section, TimeSeriesPanel } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { burn } from "./recorded.ts";

const pairPanel = ({ long, short, factor, severity }: BurnPair): TimeSeriesPanel => ({
  kind: "timeseries",
  title: `Burn rate over ${long} and ${short}`,
  description: `How many times too fast the budget is spent. The alert (${severity}; of KPIs one less) is due while both windows of an SLO are above ${factor}, by enough events.`,
  unit: NoUnit,
  queries: [long, short].map((window) => ({ expr: burn(window), legend: `{{slo}} ${window}` })),
  thresholds: goodBelow(factor, severity),
  alerts: ["ErrorBudgetBurn"],
  dashboards: ["application"],
  width: 12,
});

/** What ErrorBudgetBurn looks at: a panel for each pair of windows. */
export const burnRates: Section = {
  title: "Burn rates",
  panels: BURN_PAIRS.map(pairPanel),
};

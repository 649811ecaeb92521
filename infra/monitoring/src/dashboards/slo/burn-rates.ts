import { NoUnit } from "@grafana/grafana-foundation-sdk/units";
import { BURN_PAIRS, type BurnPair } from "../../alerts/slo.ts";
import type { Section, TimeSeriesPanel } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { burn } from "./series.ts";

const pairPanel = ({ long, short, factor, severity }: BurnPair): TimeSeriesPanel => ({
  kind: "timeseries",
  title: `Burn rate (${long} and ${short})`,
  description: `How many times too fast the error budget burns. The alert (${severity}; for KPIs one level lower) fires when both windows of an SLO exceed ${factor}, with enough events.`,
  unit: NoUnit,
  queries: [long, short].map((window) => ({ expr: burn(window), legend: `{{slo}} ${window}` })),
  thresholds: goodBelow(factor, severity),
  alerts: ["ErrorBudgetBurn"],
  dashboards: ["application"],
  width: 12,
});

/** The inputs of ErrorBudgetBurn: a panel per pair of windows. */
export const burnRates: Section = {
  title: "Burn rates",
  panels: BURN_PAIRS.map(pairPanel),
};

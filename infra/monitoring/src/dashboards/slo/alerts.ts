import { NoUnit } from "@grafana/grafana-foundation-sdk/units";
import type { AlertName } from "../../alerts/topics.ts";
import { SEVERITIES } from "../../alerts/vocabulary.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";
import { objective, SELECTED_SLO } from "./series.ts";

const NAMES = [
  "ErrorBudgetBurn",
  "AllRequestsFailing",
  "ErrorBudgetExhausted",
  "SliMissing",
] as const satisfies AlertName[];

const none = `${objective} * 0`;
const firing = (name: string, matchers = "") =>
  `ALERTS{alertname=~"${name}",alertstate="firing",${SELECTED_SLO}${matchers}}`;

const codeOf = (index: number) => SEVERITIES.length - index;
const worst = SEVERITIES.map((severity, index) => {
  const alerts = firing(NAMES.join("|"), `,severity="${severity}"`);
  return `max by (slo) (${alerts}) * ${codeOf(index)}`;
});

/** Which alerts fire for which SLO, and how urgent they are. */
export const alerts: Section = {
  title: "Alerts",
  panels: [
    {
      kind: "states",
      title: "Highest alert severity by SLO",
      description: "Severity of the most urgent firing alert of each SLO.",
      unit: NoUnit,
      queries: [{ expr: [...worst, none].join(" or "), legend: "{{slo}}" }],
      valueMappings: {
        "0": { text: "none", color: GOOD },
        ...Object.fromEntries(
          SEVERITIES.map((severity, index) => [codeOf(index), { text: severity, color: COLOR_OF[severity] }]),
        ),
      },
      alerts: [...NAMES],
      dashboards: ["monitoring"],
      width: 12,
    },
    {
      kind: "table",
      title: "Firing alerts by SLO",
      description: "Number of firing rules per alert and SLO. The burn-rate alert has one rule per pair of windows.",
      unit: NoUnit,
      labels: { slo: "SLO" },
      columns: NAMES.map((name) => ({
        expr: `count by (slo) (${firing(name)}) or ${none}`,
        name,
        decimals: 0,
        thresholds: goodBelow(1),
      })),
      alerts: [...NAMES],
      width: 12,
    },
  ],
};

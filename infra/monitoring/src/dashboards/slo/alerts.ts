import { NoUnit } from "@grafana/grafana-foundation-sdk/units";
import type { AlertName } from "../../alerts/topics.ts";
import { SEVERITIES } from "../../alerts/vocabulary.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";
import { CHOSEN, objective } from "./recorded.ts";

const NAMES = ["ErrorBudgetBurn", "TotalOutage", "ErrorBudgetExhausted", "SliMissing"] as const satisfies AlertName[];

const none = `${objective} * 0`;
const firing = (name: string, matchers = "") => `ALERTS{alertname=~"${name}",alertstate="firing",${CHOSEN}${matchers}}`;

const codeOf = (index: number) => SEVERITIES.length - index;
const worst = SEVERITIES.map((severity, index) => {
  const alerts = firing(NAMES.join("|"), `,severity="${severity}"`);
  return `max by (slo) (${alerts}) * ${codeOf(index)}`;
});

/** Who is called for what. */
export const alerts: Section = {
  title: "Alerts",
  panels: [
    {
      kind: "states",
      title: "Most urgent alert of each SLO",
      description: "The severity of what fires for each SLO: how soon somebody has to look.",
      unit: NoUnit,
      queries: [{ expr: [...worst, none].join(" or "), legend: "{{slo}}" }],
      meanings: {
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
      title: "Alerts firing now",
      description: "How many rules of each alert fire for each SLO; of the burn rate, one for each pair of windows.",
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

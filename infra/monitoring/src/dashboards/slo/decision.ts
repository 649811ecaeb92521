import { NoUnit, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import type { AlertName } from "../../alerts/topics.ts";
import { PERIOD } from "../../rules/slis.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, NEUTRAL } from "../thresholds.ts";
import { all, CHOSEN, left, objective, spent } from "./recorded.ts";

const SPENT: AlertName = "ErrorBudgetExhausted";
const BURNING: AlertName = "ErrorBudgetBurn";
const OUTAGE: AlertName = "TotalOutage";

/** Pending ones, too: the gate does not wait until an alert has been due for a while. */
const stops = [
  `ALERTS{alertname=~"${SPENT}|${OUTAGE}",${CHOSEN}}`,
  `ALERTS{alertname="${BURNING}",severity=~"critical|high",${CHOSEN}}`,
].join(" or ");

const gate = [`count by (slo) (${stops}) * 0`, `(${left} and ${all("5m")}) * 0 + 1`, `${objective} * 0 + 2`].join(
  " or ",
);

/** May one deploy? */
export const decision: Section = {
  title: "Before a deployment",
  panels: [
    {
      kind: "states",
      title: "Gate",
      description:
        "What each SLO says to a deployment, as pnpm slo --gate: closed while its budget is gone, somebody is called for how fast it burns, or everything fails; not known while it is not counted.",
      unit: NoUnit,
      queries: [{ expr: gate, legend: "{{slo}}" }],
      meanings: {
        "0": { text: "closed", color: COLOR_OF.critical },
        "1": { text: "open", color: GOOD },
        "2": { text: "not known", color: NEUTRAL },
      },
      alerts: [BURNING, SPENT, OUTAGE, "SliMissing"],
      width: 14,
    },
    {
      kind: "bars",
      title: "Error budget left",
      description: `The share of the budget of ${PERIOD} that is left. Below 0 more is spent than there was.`,
      unit: PercentUnit,
      queries: [{ expr: left, legend: "{{slo}}" }],
      thresholds: spent,
      max: 1,
      decimals: 1,
      alerts: [SPENT],
      width: 10,
    },
  ],
};

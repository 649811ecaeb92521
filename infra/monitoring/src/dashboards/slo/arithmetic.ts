import { LocaleFormat, NoUnit, PercentUnit, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { objectives } from "../../alerts/for-each-slo.ts";
import { BURN_PAIRS } from "../../alerts/slo.ts";
import { OBJECTIVE, PERIOD } from "../../rules/slis.ts";
import { PACES } from "../../slo-paces.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";
import { exhaustedAtPaceOf, NOT_IN_PERIOD } from "./forecast.ts";
import { all, allowed, bad, budgetThresholds, burn, good, left, measured, objective, SELECTED_SLO } from "./series.ts";

const availability = objectives.flatMap(([name, { kind }]) => (kind === "availability" ? [name] : []));
/** Of availability SLOs only: a full outage makes all of their events bad. */
const outageLeft = `${left} * (1 - max by (slo) (${OBJECTIVE}{${SELECTED_SLO},slo=~"${availability.join("|")}"})) * ${measured}`;

const share = { unit: PercentUnit, decimals: 1 } as const;
const count = { unit: LocaleFormat, decimals: 1 } as const;

/** The numbers that `pnpm slo` prints. */
export const arithmetic: Section = {
  title: `Error budget details (${PERIOD})`,
  panels: [
    {
      kind: "table",
      title: "Error budgets",
      description: `Events in ${PERIOD}, and how many may be and were bad. Outage left is how long a full outage may last at the usual traffic. With less than ${PERIOD} of data, all numbers cover only that time.`,
      unit: NoUnit,
      labels: { slo: "SLO" },
      columns: [
        { expr: objective, name: "objective", unit: PercentUnit, decimals: 3 },
        { expr: all(PERIOD), name: "events", ...count, decimals: 0 },
        { expr: good(PERIOD), name: "good", ...count, decimals: 0 },
        { expr: allowed(PERIOD), name: "allowed bad", ...count },
        { expr: bad(PERIOD), name: "bad", ...count },
        { expr: `1 - ${left}`, name: "budget used", ...share },
        { expr: left, name: "budget left", ...share, thresholds: budgetThresholds },
        { expr: outageLeft, name: "outage left", unit: Seconds, decimals: 1 },
        { expr: burn("1h"), name: "burn rate 1h", unit: NoUnit, decimals: 2 },
        { expr: measured, name: "data for", unit: Seconds, decimals: 1 },
      ],
      alerts: ["ErrorBudgetExhausted"],
      width: 24,
      height: 7,
    },
    {
      kind: "table",
      title: "Burn rates and time to exhaustion",
      description: `Burn rate over the long window of each pair: 1 uses up the budget in exactly ${PERIOD}. Time to exhaustion assumes that the pace of the last ${PACES.join(" or ")} continues.`,
      unit: NoUnit,
      labels: { slo: "SLO" },
      columns: [
        ...BURN_PAIRS.map(({ long, factor, severity }) => ({
          expr: burn(long),
          name: `${long} (limit ${factor})`,
          unit: NoUnit,
          decimals: 2,
          thresholds: goodBelow(factor, severity),
        })),
        ...PACES.map((window) => ({
          expr: exhaustedAtPaceOf(window),
          name: `exhausted in (at ${window} pace)`,
          unit: Seconds,
          decimals: 1,
          valueMappings: {
            "0": { text: "exhausted", color: COLOR_OF.critical },
            [NOT_IN_PERIOD]: { text: `not within ${PERIOD}`, color: GOOD },
          },
        })),
      ],
      alerts: ["ErrorBudgetBurn"],
      width: 24,
      height: 7,
    },
  ],
};

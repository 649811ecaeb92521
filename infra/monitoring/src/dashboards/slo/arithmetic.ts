import { LocaleFormat, NoUnit, PercentUnit, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { objectives } from "../../alerts/for-each-slo.ts";
import { BURN_PAIRS } from "../../alerts/slo.ts";
import { OBJECTIVE, PERIOD } from "../../rules/slis.ts";
import { PACES } from "../../slo-paces.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";
import { goneAtPaceOf, NOT_IN_PERIOD } from "./forecast.ts";
import { all, allowed, bad, burn, CHOSEN, good, left, measured, objective, spent } from "./recorded.ts";

const availability = objectives.flatMap(([name, { kind }]) => (kind === "availability" ? [name] : []));
/** Everything failing is what availability means, and nothing else. */
const outageLeft = `${left} * (1 - max by (slo) (${OBJECTIVE}{${CHOSEN},slo=~"${availability.join("|")}"})) * ${measured}`;

const share = { unit: PercentUnit, decimals: 1 } as const;
const count = { unit: LocaleFormat, decimals: 1 } as const;

/** The numbers of `pnpm slo`. */
export const arithmetic: Section = {
  title: `Arithmetic of ${PERIOD}`,
  panels: [
    {
      kind: "table",
      title: "Error budgets",
      description: `Events of ${PERIOD}, how many of them may be bad, and how many were. Outage left is how long everything may fail at the usual traffic. With less than ${PERIOD} counted, all numbers are of that time alone.`,
      unit: NoUnit,
      labels: { slo: "SLO" },
      columns: [
        { expr: objective, name: "objective", unit: PercentUnit, decimals: 3 },
        { expr: all(PERIOD), name: "events", ...count, decimals: 0 },
        { expr: good(PERIOD), name: "good", ...count, decimals: 0 },
        { expr: allowed(PERIOD), name: "allowed bad", ...count },
        { expr: bad(PERIOD), name: "bad so far", ...count },
        { expr: `1 - ${left}`, name: "budget used", ...share },
        { expr: left, name: "budget left", ...share, thresholds: spent },
        { expr: outageLeft, name: "outage left", unit: Seconds, decimals: 1 },
        { expr: burn("1h"), name: "burn rate 1h", unit: NoUnit, decimals: 2 },
        { expr: measured, name: "counted for", unit: Seconds, decimals: 1 },
      ],
      alerts: ["ErrorBudgetExhausted"],
      width: 24,
      height: 7,
    },
    {
      kind: "table",
      title: "Burn rates, and when a budget is gone",
      description: `Over the long window of each pair: 1 spends the budget in exactly ${PERIOD}. Gone is when nothing is left at the earliest, should it go on as in the last ${PACES.join(" or ")}.`,
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
          expr: goneAtPaceOf(window),
          name: `gone (${window})`,
          unit: Seconds,
          decimals: 1,
          meanings: {
            "0": { text: "gone", color: COLOR_OF.critical },
            [NOT_IN_PERIOD]: { text: `not in ${PERIOD}`, color: GOOD },
          },
        })),
      ],
      alerts: ["ErrorBudgetBurn"],
      width: 24,
      height: 7,
    },
  ],
};

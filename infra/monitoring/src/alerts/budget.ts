import { SLO_WINDOW_DAYS } from "@petswipe/metrics";
import { minimumEvents } from "../rules/minimum-events.ts";
import { BUDGET_LEFT, events, PERIOD } from "../rules/slis.ts";
import { alertTable } from "./define.ts";
import { forEachSlo } from "./for-each-slo.ts";

export const budget = alertTable({
  ErrorBudgetExhausted: {
    team: "backend",
    service: "backend",
    symptom: "budget-exhausted",
    summary: "{slo} has exhausted its error budget",
    description: `{value} of the ${SLO_WINDOW_DAYS}-day error budget of {slo} is left; hold back risky changes until it recovers.`,
    format: "ratio",
    firstQuery: `slo:error_budget:remaining{slo="{slo}"}`,
    dashboard: "slo",
    bands: forEachSlo("budget-exhausted", (name, slo) => [
      {
        severity: "medium",
        expr: `${BUDGET_LEFT}{slo="${name}"} < 0 and ${events(PERIOD)}{slo="${name}"} >= ${minimumEvents(slo, 1)}`,
        for: "15m",
        threshold: "{bound} left",
      },
    ]),
  },
});

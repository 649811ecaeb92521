import { gauge } from "@petswipe/metrics/promql";
import { UNACCOUNTED, UNACCOUNTED_RATIO, WINDOW } from "../rules/reconciliation.ts";
import { alertTable } from "./define.ts";

/** 1 if at some time in the window no exporter had a fresh row count: then the stored swipes of the window are unknown. */
const stale = `max_over_time(min(${gauge("petswipe_kpi_stale", { where: { kpi: "swipes_stored" } })})[${WINDOW}:1m])`;

export const reconciliation = alertTable({
  SwipesUnaccounted: {
    team: "database",
    service: "backend",
    symptom: "swipes-unaccounted",
    risk: "data-loss",
    summary: "Swipes counted and swipes stored differ",
    description:
      "{value} swipes were counted but not stored in the last 15 minutes (negative: stored but not counted).",
    format: "number",
    firstQuery: "system:swipes_unaccounted:ratio15m",
    dashboard: "business",
    bands: [
      {
        severity: "critical",
        // A backend restart loses the counts since the last scrape: less than 5% of the window.
        expr: `${UNACCOUNTED} and abs(${UNACCOUNTED}) > 20 and abs(${UNACCOUNTED_RATIO}) > 0.05 and on () ${stale} == 0`,
        for: "10m",
        threshold: "{bound} and {bound2}",
        boundFormats: ["number", "ratio"],
      },
    ],
  },
});

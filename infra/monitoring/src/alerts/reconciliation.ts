import { gauge } from "@petswipe/metrics/promql";
import { UNACCOUNTED, UNACCOUNTED_RATIO, WINDOW } from "../rules/reconciliation.ts";
import { alertTable } from "./define.ts";

/** 1 when no exporter knew the rows of the moment at some time of the window: then what is stored of it is not told apart. */
const stale = `max_over_time(min(${gauge("petswipe_kpi_stale", { where: { kpi: "swipes_stored" } })})[${WINDOW}:1m])`;

export const reconciliation = alertTable({
  DataLossRisk: {
    team: "database",
    service: "backend",
    symptom: "swipes-unaccounted",
    summary: "Swipes counted and swipes stored differ",
    description:
      "{value} swipes of the last 15 minutes were counted by the backend and not stored (below 0: stored, and not counted).",
    format: "number",
    firstLook: "system:swipes_unaccounted:ratio15m",
    dashboard: "business",
    bands: [
      {
        severity: "critical",
        // A restart of the backend loses what it counted since the last scrape: less than a twentieth of a quarter of an hour.
        expr: `${UNACCOUNTED} and abs(${UNACCOUNTED}) > 20 and abs(${UNACCOUNTED_RATIO}) > 0.05 and on () ${stale} == 0`,
        for: "10m",
        threshold: "> 20, and more than 5%",
      },
    ],
  },
});

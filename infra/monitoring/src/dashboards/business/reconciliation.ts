import { NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge, increase } from "@petswipe/metrics/promql";
import { reconciliation as alerts } from "../../alerts/reconciliation.ts";
import { thresholdOf } from "../../alerts/threshold.ts";
import { UNACCOUNTED, WINDOW } from "../../rules/reconciliation.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, NEUTRAL } from "../thresholds.ts";
import { rows, rowsBefore, rowsIn } from "./kpi.ts";

const [lost] = alerts.SwipesUnaccounted.bands;
const named = (what: string, expression: string) => `label_replace(${expression}, "what", "${what}", "", "")`;

/** The exact difference, or an estimate where no data is that old. */
const stored = [
  `${rows("petswipe_swipes_stored_total")} - ${rowsBefore("petswipe_swipes_stored_total", WINDOW)}`,
  rowsIn("petswipe_swipes_stored_total", WINDOW),
].join(" or ");

/** Unaccounted swipes are unknown until a full window has passed: until then there are two lines. */
const compared = [
  named("counted", increase("swipes_total", { window: WINDOW })),
  named("stored", stored),
  named("unaccounted", `max(${UNACCOUNTED})`),
].join(" or ");

/** The same condition as in the alert: stale rows prove nothing. */
const wasFresh = `max_over_time(min(${gauge("petswipe_kpi_stale", { where: { kpi: "swipes_stored" } })})[${WINDOW}:1m]) == 0`;

/** Whether the swipes counted by the backends match the rows in the database. */
export const reconciliation: Section = {
  title: "Reconciliation",
  panels: [
    {
      kind: "states",
      title: "Swipe reconciliation",
      description: `Whether the swipes counted by the backends in ${WINDOW} are rows in the database. Mismatch: ${thresholdOf(alerts.SwipesUnaccounted, lost)}. Unknown in the first 15 minutes, and while exporters or backends are down.`,
      unit: NoUnit,
      queries: [
        {
          expr: `max((${lost.expr}) * 0 + 1) or (max(${UNACCOUNTED}) * 0 and ${wasFresh}) or vector(2)`,
          legend: "swipes",
        },
      ],
      valueMappings: {
        "0": { text: "match", color: GOOD },
        "1": { text: "mismatch", color: COLOR_OF[lost.severity] },
        "2": { text: "unknown", color: NEUTRAL },
      },
      alerts: ["SwipesUnaccounted"],
      dashboards: ["database", "application"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: `Swipes counted and stored (${WINDOW})`,
      description:
        "Swipes counted by the backends, rows added to the database, and unaccounted swipes: above 0 counted but not stored, below 0 stored but not counted.",
      unit: Short,
      queries: [{ expr: compared, legend: "{{what}}" }],
      minIsSoft: true,
      alerts: ["SwipesUnaccounted"],
      dashboards: ["database"],
      width: 12,
    },
  ],
};

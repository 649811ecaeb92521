import { NoUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge, increase } from "@petswipe/metrics/promql";
import { reconciliation as alerts } from "../../alerts/reconciliation.ts";
import { UNACCOUNTED, WINDOW } from "../../rules/reconciliation.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, NEUTRAL } from "../thresholds.ts";
import { rows, rowsBefore, rowsIn } from "./kpi.ts";

const [lost] = alerts.DataLossRisk.bands;
const named = (what: string, expression: string) => `label_replace(${expression}, "what", "${what}", "", "")`;

/** The difference is exact; an estimate stands in for it where there is nothing that old. */
const stored = [
  `${rows("petswipe_swipes_stored_total")} - ${rowsBefore("petswipe_swipes_stored_total", WINDOW)}`,
  rowsIn("petswipe_swipes_stored_total", WINDOW),
].join(" or ");

/** Of what is unaccounted for nothing is known before a window has passed: then there are two lines. */
const compared = [
  named("counted", increase("swipes_total", { window: WINDOW })),
  named("stored", stored),
  named("unaccounted", `max(${UNACCOUNTED})`),
].join(" or ");

/** As the alert has it: with old rows nothing is known. */
const wasFresh = `max_over_time(min(${gauge("petswipe_kpi_stale", { where: { kpi: "swipes_stored" } })})[${WINDOW}:1m]) == 0`;

/** Whether what the backends counted is what the database holds. */
export const reconciliation: Section = {
  title: "Reconciliation",
  panels: [
    {
      kind: "states",
      title: "Swipes counted are stored",
      description: `Whether the swipes that the backends counted in ${WINDOW} are rows in the database. They differ: ${lost.threshold}. It is not known in the first quarter of an hour, nor while the exporters or the backends are gone.`,
      unit: NoUnit,
      queries: [
        {
          expr: `max((${lost.expr}) * 0 + 1) or (max(${UNACCOUNTED}) * 0 and ${wasFresh}) or vector(2)`,
          legend: "swipes",
        },
      ],
      meanings: {
        "0": { text: "agree", color: GOOD },
        "1": { text: "differ", color: COLOR_OF[lost.severity] },
        "2": { text: "not known", color: NEUTRAL },
      },
      alerts: ["DataLossRisk"],
      dashboards: ["database", "application"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: `Swipes of ${WINDOW}, counted and stored`,
      description:
        "Swipes that the backends counted, rows that came to the database, and what is unaccounted for: above 0 counted and not stored, below 0 stored and not counted.",
      unit: Short,
      queries: [{ expr: compared, legend: "{{what}}" }],
      minIsSoft: true,
      alerts: ["DataLossRisk"],
      dashboards: ["database"],
      width: 12,
    },
  ],
};

import { NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { KPI_STALE_AFTER_SECONDS } from "@petswipe/metrics";
import { gauge, increase } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";
import { RANGE, WELL, WINDOW } from "../words.ts";

const by = ["kpi"] as const;
const age = `time() - max by (kpi) (${gauge("petswipe_kpi_last_success_timestamp_seconds")})`;
const took = `max by (kpi) (${gauge("petswipe_kpi_collect_duration_seconds")})`;

/** Whether the numbers above are of now. */
export const quality: Section = {
  title: "Data quality",
  panels: [
    {
      kind: "states",
      title: "Freshness of KPIs",
      description: `Whether each KPI is of the last ${KPI_STALE_AFTER_SECONDS} seconds by at least one exporter. A stale one shows its last good value.`,
      unit: NoUnit,
      queries: [{ expr: `min by (kpi) (${gauge("petswipe_kpi_stale")})`, legend: "{{kpi}}" }],
      meanings: {
        "0": { text: "fresh", color: GOOD },
        "1": { text: "stale", color: COLOR_OF.low },
      },
      alerts: ["KpiStale"],
      dashboards: ["slo", "database"],
      width: 12,
      height: 12,
    },
    {
      kind: "table",
      title: "KPIs now",
      description:
        "How old the state is that each KPI shows, whether an exporter could collect it the last time, how long that took, and how often it failed in the time that is shown.",
      unit: Short,
      labels: { kpi: "KPI" },
      columns: [
        { expr: age, name: "age", unit: Seconds, decimals: 0, thresholds: goodBelow(KPI_STALE_AFTER_SECONDS, "low") },
        { expr: `max by (kpi) (${gauge("petswipe_kpi_up")})`, name: "last collection", meanings: WELL },
        { expr: took, name: "took", unit: Seconds },
        {
          expr: increase("petswipe_kpi_errors_total", { by, window: RANGE }),
          name: "failed",
          decimals: 0,
          thresholds: goodBelow(1, "low"),
        },
      ],
      sortBy: "age",
      alerts: ["KpiStale", "KpiCollectionFailing"],
      width: 12,
      height: 12,
    },
    {
      kind: "timeseries",
      title: "Duration of collections",
      description:
        "How long the last collection of each KPI took, and the fold of new facts into the roll-ups that all of them share. It should not grow with what is stored.",
      unit: Seconds,
      queries: [
        { expr: took, legend: "{{kpi}}" },
        { expr: `max(${gauge("petswipe_kpi_fold_duration_seconds")})`, legend: "fold" },
      ],
      dashboards: ["database"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Failed collections",
      description: "Collections of each KPI that failed, of all exporters, and folds of new facts that did.",
      unit: Short,
      queries: [
        { expr: increase("petswipe_kpi_errors_total", { by, window: WINDOW }), legend: "{{kpi}}" },
        {
          expr: increase("petswipe_kpi_folds_total", { where: { outcome: "failed" }, window: WINDOW }),
          legend: "fold",
        },
      ],
      alerts: ["KpiCollectionFailing"],
      dashboards: ["database"],
      width: 12,
    },
  ],
};

import { NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { KPI_STALE_AFTER_SECONDS } from "@petswipe/metrics";
import { gauge, increase } from "@petswipe/metrics/promql";
import { OK, RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { COLOR_OF, GOOD, goodBelow } from "../thresholds.ts";

const by = ["kpi"] as const;
const age = `time() - max by (kpi) (${gauge("petswipe_kpi_last_success_timestamp_seconds")})`;
const duration = `max by (kpi) (${gauge("petswipe_kpi_collect_duration_seconds")})`;

/** Whether the numbers above are current. */
export const quality: Section = {
  title: "Data quality",
  panels: [
    {
      kind: "states",
      title: "KPI freshness",
      description: `Whether at least one exporter has updated each KPI in the last ${KPI_STALE_AFTER_SECONDS} seconds. A stale KPI keeps its last good value.`,
      unit: NoUnit,
      queries: [{ expr: `min by (kpi) (${gauge("petswipe_kpi_stale")})`, legend: "{{kpi}}" }],
      valueMappings: {
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
      title: "KPI collection status",
      description:
        "Age of each KPI, result and duration of its last collection, and failures in the selected time range.",
      unit: Short,
      labels: { kpi: "KPI" },
      columns: [
        { expr: age, name: "age", unit: Seconds, decimals: 0, thresholds: goodBelow(KPI_STALE_AFTER_SECONDS, "low") },
        { expr: `max by (kpi) (${gauge("petswipe_kpi_up")})`, name: "last collection", valueMappings: OK },
        { expr: duration, name: "duration", unit: Seconds },
        {
          expr: increase("petswipe_kpi_errors_total", { by, window: RANGE }),
          name: "failures",
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
      title: "KPI collection duration",
      description:
        "Duration of the last collection of each KPI, and of the fold of new rows into the roll-ups that all KPIs share. It should not grow with the stored data.",
      unit: Seconds,
      queries: [
        { expr: duration, legend: "{{kpi}}" },
        { expr: `max(${gauge("petswipe_kpi_fold_duration_seconds")})`, legend: "fold" },
      ],
      dashboards: ["database"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "KPI collection failures",
      description: "Failed collections of each KPI and failed folds, across all exporters.",
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

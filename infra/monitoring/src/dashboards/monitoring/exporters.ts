import { NoUnit, OpsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { slos } from "@petswipe/metrics";
import { gauge, rate } from "@petswipe/metrics/promql";
import { OK, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";

/** Collectors of node_exporter that rules and dashboards depend on. Many of the others lack their hardware. */
const COLLECTORS = ["cpu", "diskstats", "filesystem", "loadavg", "meminfo", "netdev", "netstat", "stat", "vmstat"];

export const exporters: Section = {
  title: "Exporters",
  panels: [
    {
      kind: "states",
      title: "Exporter health",
      description: "Whether exporters that respond could also read their source.",
      unit: NoUnit,
      queries: [
        { expr: "1 - max(pg_exporter_last_scrape_error)", legend: "PostgreSQL" },
        { expr: "1 - max(redis_exporter_last_scrape_error)", legend: "Redis" },
        {
          expr: `min(node_scrape_collector_success{collector=~"${COLLECTORS.join("|")}"})`,
          legend: "host",
        },
        { expr: "1 - max(container_scrape_error)", legend: "containers" },
        { expr: `min(${gauge("petswipe_kpi_up")})`, legend: "KPIs" },
      ],
      valueMappings: OK,
      alerts: ["DatabaseDown", "RedisDown", "KpiStale"],
      width: 8,
      height: 10,
    },
    {
      kind: "states",
      title: "PostgreSQL collectors",
      description: "Whether each collector of the PostgreSQL exporter succeeded. A locked table makes one fail.",
      unit: NoUnit,
      queries: [{ expr: "min by (collector) (pg_scrape_collector_success)", legend: "{{collector}}" }],
      valueMappings: OK,
      dashboards: ["database"],
      width: 8,
      height: 10,
    },
    {
      kind: "states",
      title: "KPI collection",
      description: "Whether the last collection of each KPI succeeded on at least one exporter replica.",
      unit: NoUnit,
      queries: [{ expr: `max by (kpi) (${gauge("petswipe_kpi_up")})`, legend: "{{kpi}}" }],
      valueMappings: OK,
      alerts: ["KpiStale"],
      dashboards: ["business"],
      width: 8,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Age of the oldest KPI",
      description: "Age of the oldest KPI value. Of each KPI, the newest value of all exporter replicas counts.",
      unit: Seconds,
      queries: [
        {
          expr: `max(time() - max by (kpi) (${gauge("petswipe_kpi_last_success_timestamp_seconds")}))`,
          legend: "oldest",
        },
      ],
      thresholds: goodBelow(slos["kpi-freshness"].maxAgeSeconds, "medium"),
      alerts: ["KpiStale"],
      dashboards: ["slo"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "KPI collection duration",
      description: "Duration of the last fold of new rows, and of the slowest KPI after it. It grows with a backlog.",
      unit: Seconds,
      queries: [
        { expr: `max(${gauge("petswipe_kpi_fold_duration_seconds")})`, legend: "fold" },
        { expr: `max(${gauge("petswipe_kpi_collect_duration_seconds")})`, legend: "slowest KPI" },
      ],
      dashboards: ["database"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "KPI folds per second",
      description:
        "By outcome: done, fresh (another replica has just folded), busy (another replica holds the lock), failed.",
      unit: OpsPerSecond,
      queries: [{ expr: rate("petswipe_kpi_folds_total", { by: ["outcome"], window: WINDOW }), legend: "{{outcome}}" }],
      alerts: ["KpiStale"],
      width: 8,
    },
  ],
};

import { NoUnit, OpsPerSecond, Seconds } from "@grafana/grafana-foundation-sdk/units";
import { slos } from "@petswipe/metrics";
import { gauge, rate } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { WELL, WINDOW } from "../words.ts";

/** Collectors of the machine's exporter that rules and dashboards rest on. Of the others, many lack their hardware. */
const COLLECTORS = ["cpu", "diskstats", "filesystem", "loadavg", "meminfo", "netdev", "netstat", "stat", "vmstat"];

export const exporters: Section = {
  title: "Exporters",
  panels: [
    {
      kind: "states",
      title: "Exporters about themselves",
      description: "Whether exporters that answer could also read what they are there to read.",
      unit: NoUnit,
      queries: [
        { expr: "1 - max(pg_exporter_last_scrape_error)", legend: "PostgreSQL" },
        { expr: "1 - max(redis_exporter_last_scrape_error)", legend: "Redis" },
        {
          expr: `min(node_scrape_collector_success{collector=~"${COLLECTORS.join("|")}"})`,
          legend: "machine",
        },
        { expr: "1 - max(container_scrape_error)", legend: "containers" },
        { expr: `min(${gauge("petswipe_kpi_up")})`, legend: "KPIs" },
      ],
      meanings: WELL,
      alerts: ["DatabaseDown", "RedisDown", "KpiStale"],
      width: 8,
      height: 10,
    },
    {
      kind: "states",
      title: "PostgreSQL collectors",
      description:
        "What the exporter of PostgreSQL could read, by collector. A lock on a table makes one of them fail.",
      unit: NoUnit,
      queries: [{ expr: "min by (collector) (pg_scrape_collector_success)", legend: "{{collector}}" }],
      meanings: WELL,
      dashboards: ["database"],
      width: 8,
      height: 10,
    },
    {
      kind: "states",
      title: "KPIs collected",
      description: "Whether the last collection of each KPI succeeded, by any replica of the exporter.",
      unit: NoUnit,
      queries: [{ expr: `max by (kpi) (${gauge("petswipe_kpi_up")})`, legend: "{{kpi}}" }],
      meanings: WELL,
      alerts: ["KpiStale"],
      dashboards: ["business"],
      width: 8,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Age of the oldest KPI",
      description: "Of the KPI whose value is oldest, by the newest that any replica of the exporter has.",
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
      title: "Time to collect KPIs",
      description:
        "How long the last fold of new facts took, and the KPI that took longest after it. It grows with a backlog.",
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
      title: "Folds",
      description:
        "Folds a second by outcome: done, done just before by another replica (fresh), left to whoever holds the lock (busy), failed.",
      unit: OpsPerSecond,
      queries: [{ expr: rate("petswipe_kpi_folds_total", { by: ["outcome"], window: WINDOW }), legend: "{{outcome}}" }],
      alerts: ["KpiStale"],
      width: 8,
    },
  ],
};

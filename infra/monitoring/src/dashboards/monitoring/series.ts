import {
  BytesIEC,
  CountsPerSecond,
  DurationSeconds,
  PercentUnit,
  Seconds,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, plain } from "../thresholds.ts";

const of = (counter: string) => `sum(rate(${counter}[${WINDOW}]))`;

/** Storage operations that failed. */
const FAILURES = {
  prometheus_tsdb_wal_writes_failed_total: "WAL: writes",
  prometheus_tsdb_wal_corruptions_total: "WAL: corruptions",
  prometheus_tsdb_wal_truncations_failed_total: "WAL: truncations",
  prometheus_tsdb_checkpoint_creations_failed_total: "WAL: checkpoints",
  prometheus_tsdb_head_truncations_failed_total: "head: truncations",
  prometheus_tsdb_compactions_failed_total: "blocks: compactions",
  prometheus_tsdb_reloads_failures_total: "blocks: reloads",
} as const;

export const series: Section = {
  title: "Prometheus",
  panels: [
    {
      kind: "timeseries",
      title: "Active series",
      description: "Series that Prometheus holds in memory. Growth by half within an hour suggests an unbounded label.",
      unit: Short,
      queries: [{ expr: "prometheus_tsdb_head_series", legend: "{{instance}}" }],
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Series churn",
      description:
        "Series per second created (above zero), and removed from memory some hours after their last sample (below).",
      unit: CountsPerSecond,
      queries: [
        { expr: of("prometheus_tsdb_head_series_created_total"), legend: "created" },
        { expr: of("prometheus_tsdb_head_series_removed_total"), legend: "removed" },
      ],
      below: "/^removed$/",
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Samples ingested per second",
      description: "Samples of scrapes and recording rules. A drop means that a scrape or a rule fails.",
      unit: CountsPerSecond,
      queries: [{ expr: of("prometheus_tsdb_head_samples_appended_total"), legend: "samples" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory of monitoring services",
      description: "Resident memory of Prometheus, Alertmanager and Grafana. Prometheus' grows with its series.",
      unit: BytesIEC,
      queries: [{ expr: 'process_resident_memory_bytes{job=~"prometheus|alertmanager|grafana"}', legend: "{{job}}" }],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU of monitoring services",
      description: "CPU time of Prometheus, Alertmanager and Grafana over 5 minutes; 100% is one core.",
      unit: PercentUnit,
      // They are scraped every 60 s: $__rate_interval would hold one sample.
      queries: [
        { expr: 'rate(process_cpu_seconds_total{job=~"prometheus|alertmanager|grafana"}[5m])', legend: "{{job}}" },
      ],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "PromQL query duration",
      description: "p50, p90 and p99 evaluation time of rule and panel queries.",
      unit: Seconds,
      queries: [
        {
          expr: 'max by (quantile) (prometheus_engine_query_duration_seconds{slice="inner_eval"})',
          legend: "quantile {{quantile}}",
        },
      ],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "TSDB size",
      description: "Size on disk: blocks of two hours and more, and the write-ahead log (WAL) of newer data.",
      unit: BytesIEC,
      queries: [
        { expr: "sum(prometheus_tsdb_storage_blocks_bytes)", legend: "blocks" },
        { expr: "sum(prometheus_tsdb_wal_storage_size_bytes)", legend: "WAL" },
      ],
      stacked: true,
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "stat",
      title: "Age of oldest sample",
      description: "How far back data reaches. SLOs over 30 days need 30 days of data.",
      unit: DurationSeconds,
      queries: [{ expr: "time() - max(prometheus_tsdb_lowest_timestamp_seconds)", legend: "oldest" }],
      thresholds: plain,
      dashboards: ["slo"],
      width: 8,
      height: 8,
    },
    {
      kind: "bars",
      title: "TSDB failures",
      description: "Failed storage operations in the selected time range. The usual cause is a full disk.",
      unit: Short,
      queries: Object.entries(FAILURES).map(([counter, legend]) => ({
        expr: `sum(increase(${counter}[${RANGE}]))`,
        legend,
      })),
      thresholds: goodBelow(1),
      decimals: 0,
      width: 8,
    },
  ],
};

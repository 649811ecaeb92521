import {
  BytesIEC,
  CountsPerSecond,
  DurationSeconds,
  PercentUnit,
  Seconds,
  Short,
} from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow, plain } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";

const of = (counter: string) => `sum(rate(${counter}[${WINDOW}]))`;

/** What Prometheus failed to do with its storage. */
const FAILURES = {
  prometheus_tsdb_wal_writes_failed_total: "log: writes",
  prometheus_tsdb_wal_corruptions_total: "log: corruptions",
  prometheus_tsdb_wal_truncations_failed_total: "log: truncations",
  prometheus_tsdb_checkpoint_creations_failed_total: "log: checkpoints",
  prometheus_tsdb_head_truncations_failed_total: "head: truncations",
  prometheus_tsdb_compactions_failed_total: "blocks: compactions",
  prometheus_tsdb_reloads_failures_total: "blocks: reloads",
} as const;

export const series: Section = {
  title: "Prometheus",
  panels: [
    {
      kind: "timeseries",
      title: "Series",
      description:
        "Series that Prometheus holds in memory. Half as many again within an hour is a label without bounds.",
      unit: Short,
      queries: [{ expr: "prometheus_tsdb_head_series", legend: "{{instance}}" }],
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Series that come and go",
      description:
        "Series a second that are new (above zero), and that are dropped from memory, some hours after their last sample (below).",
      unit: CountsPerSecond,
      queries: [
        { expr: of("prometheus_tsdb_head_series_created_total"), legend: "new" },
        { expr: of("prometheus_tsdb_head_series_removed_total"), legend: "dropped" },
      ],
      below: "/^dropped$/",
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Samples stored per second",
      description: "Of scrapes and of recording rules. A fall is a scrape or a rule that fails.",
      unit: CountsPerSecond,
      queries: [{ expr: of("prometheus_tsdb_head_samples_appended_total"), legend: "samples" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory of the monitoring",
      description: "Resident memory of the processes that watch; Prometheus' grows with its series.",
      unit: BytesIEC,
      queries: [{ expr: 'process_resident_memory_bytes{job=~"prometheus|alertmanager|grafana"}', legend: "{{job}}" }],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU of the monitoring",
      description: "CPU time of the same, over five minutes; 100% is one CPU.",
      unit: PercentUnit,
      // They are scraped once a minute: Grafana's own window, made for what every job serves, would hold one sample.
      queries: [
        { expr: 'rate(process_cpu_seconds_total{job=~"prometheus|alertmanager|grafana"}[5m])', legend: "{{job}}" },
      ],
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Query duration",
      description:
        "How long Prometheus takes for a query of a rule or a panel: half, 90 and 99 in a hundred are done within.",
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
      title: "Storage",
      description: "Bytes on disk: blocks of two hours and more, and the log of what is not in a block yet.",
      unit: BytesIEC,
      queries: [
        { expr: "sum(prometheus_tsdb_storage_blocks_bytes)", legend: "blocks" },
        { expr: "sum(prometheus_tsdb_wal_storage_size_bytes)", legend: "log" },
      ],
      stacked: true,
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "stat",
      title: "Reaches back",
      description: "How old the oldest sample is that Prometheus has: an SLO's month needs one that is a month old.",
      unit: DurationSeconds,
      queries: [{ expr: "time() - max(prometheus_tsdb_lowest_timestamp_seconds)", legend: "oldest" }],
      thresholds: plain,
      dashboards: ["slo"],
      width: 8,
      height: 8,
    },
    {
      kind: "bars",
      title: "Failures of storage",
      description: "What Prometheus failed to do with its data in the time that is shown; most often the disk is full.",
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

import { NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { RANGE, UP } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";

/** Why Prometheus rejected samples, scrapes or targets. */
const REJECTIONS = {
  prometheus_target_scrapes_sample_duplicate_timestamp_total: "duplicate timestamp",
  prometheus_target_scrapes_sample_out_of_order_total: "out of order",
  prometheus_target_scrapes_sample_out_of_bounds_total: "out of bounds",
  prometheus_target_scrapes_exceeded_sample_limit_total: "over sample limit",
  prometheus_target_scrapes_exceeded_body_size_limit_total: "over body size limit",
  prometheus_target_scrape_pool_exceeded_target_limit_total: "over target limit",
  prometheus_target_scrape_pool_exceeded_label_limits_total: "over label limits",
} as const;

export const scrapes: Section = {
  title: "Scrapes",
  panels: [
    {
      kind: "states",
      title: "Targets up by job",
      description: "Whether every instance of a job responds to its scrape; the worst instance counts.",
      unit: NoUnit,
      queries: [{ expr: "min by (job) (up)", legend: "{{job}}" }],
      valueMappings: UP,
      alerts: ["ScrapeFailing", "ServiceDown", "InstanceDown"],
      dashboards: ["overview"],
      width: 12,
      height: 10,
    },
    {
      kind: "table",
      title: "Targets",
      description:
        "State of each target, duration and samples of its last scrape, and new series in the selected time range.",
      unit: Short,
      labels: { job: "job", instance: "instance" },
      columns: [
        { expr: "max by (job, instance) (up)", name: "state", valueMappings: UP },
        { expr: "max by (job, instance) (scrape_duration_seconds)", name: "scrape duration", unit: Seconds },
        {
          expr: "max by (job, instance) (scrape_samples_post_metric_relabeling)",
          name: "samples",
          decimals: 0,
        },
        {
          expr: `sum by (job, instance) (sum_over_time(scrape_series_added[${RANGE}]))`,
          name: "new series",
          decimals: 0,
        },
      ],
      sortBy: "samples",
      alerts: ["ScrapeFailing"],
      width: 12,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Scrape duration",
      description: "Slowest scrape of each job. A scrape that exceeds its timeout yields no data.",
      unit: Seconds,
      queries: [{ expr: "max by (job) (scrape_duration_seconds)", legend: "{{job}}" }],
      alerts: ["ScrapeFailing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Samples per scrape",
      description: "Samples by job. Endless growth means an unbounded label.",
      unit: Short,
      queries: [{ expr: "sum by (job) (scrape_samples_post_metric_relabeling)", legend: "{{job}}" }],
      stacked: true,
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "bars",
      title: "Rejected",
      description: "Samples, scrapes and targets that Prometheus rejected in the selected time range, by reason.",
      unit: Short,
      queries: Object.entries(REJECTIONS).map(([counter, legend]) => ({
        expr: `sum(increase(${counter}[${RANGE}]))`,
        legend,
      })),
      thresholds: goodBelow(1, "medium"),
      decimals: 0,
      width: 8,
    },
  ],
};

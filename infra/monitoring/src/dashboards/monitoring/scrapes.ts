import { NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { RANGE, UP } from "../words.ts";

/** Why Prometheus did not keep what it was given. */
const REFUSALS = {
  prometheus_target_scrapes_sample_duplicate_timestamp_total: "two values for one moment",
  prometheus_target_scrapes_sample_out_of_order_total: "older than what is stored",
  prometheus_target_scrapes_sample_out_of_bounds_total: "too old or in the future",
  prometheus_target_scrapes_exceeded_sample_limit_total: "too many samples",
  prometheus_target_scrapes_exceeded_body_size_limit_total: "too many bytes",
  prometheus_target_scrape_pool_exceeded_target_limit_total: "too many targets",
  prometheus_target_scrape_pool_exceeded_label_limits_total: "too many labels",
} as const;

export const scrapes: Section = {
  title: "Scrapes",
  panels: [
    {
      kind: "states",
      title: "Targets up",
      description: "Whether every instance of a job answers Prometheus; the worst instance counts.",
      unit: NoUnit,
      queries: [{ expr: "min by (job) (up)", legend: "{{job}}" }],
      meanings: UP,
      alerts: ["ScrapeFailing", "ServiceDown", "InstanceDown"],
      dashboards: ["overview"],
      width: 12,
      height: 10,
    },
    {
      kind: "table",
      title: "Targets",
      description:
        "Every target: whether it answers, how long its last scrape took, what it yielded, and how many series were new in the time that is shown.",
      unit: Short,
      labels: { job: "job", instance: "instance" },
      columns: [
        { expr: "max by (job, instance) (up)", name: "state", meanings: UP },
        { expr: "max by (job, instance) (scrape_duration_seconds)", name: "scrape took", unit: Seconds },
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
      description:
        "How long the slowest scrape of each job takes. One that takes longer than its timeout yields nothing.",
      unit: Seconds,
      queries: [{ expr: "max by (job) (scrape_duration_seconds)", legend: "{{job}}" }],
      alerts: ["ScrapeFailing"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Samples per scrape",
      description: "What each job yields: a job that grows without end has a label without bounds.",
      unit: Short,
      queries: [{ expr: "sum by (job) (scrape_samples_post_metric_relabeling)", legend: "{{job}}" }],
      stacked: true,
      alerts: ["CardinalityGrowth"],
      width: 8,
    },
    {
      kind: "bars",
      title: "Refused",
      description: "Samples, scrapes and targets that Prometheus did not take in the time that is shown, by reason.",
      unit: Short,
      queries: Object.entries(REFUSALS).map(([counter, legend]) => ({
        expr: `sum(increase(${counter}[${RANGE}]))`,
        legend,
      })),
      thresholds: goodBelow(1, "medium"),
      decimals: 0,
      width: 8,
    },
  ],
};

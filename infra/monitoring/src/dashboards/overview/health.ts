import { DurationSeconds, NoUnit, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import { APPLICATIONS } from "../../alerts/availability.ts";
import { answering, RANGE, UP } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodFrom } from "../thresholds.ts";

const applications = `job=~"${APPLICATIONS.join("|")}"`;

/** Uptime, and whether services and their dependencies respond. */
export const health: Section = {
  title: "Service health",
  panels: [
    {
      kind: "states",
      title: "Health checks",
      description:
        "Whether each service responds to its scrape, PostgreSQL and Redis respond to their exporters, and all KPIs were collected. The worst instance counts.",
      unit: NoUnit,
      queries: [
        { expr: `min by (job) (up{${applications}})`, legend: "{{job}}" },
        { expr: `min(${answering("postgres")})`, legend: "PostgreSQL" },
        { expr: `min(${answering("redis")})`, legend: "Redis" },
        { expr: `min(${gauge("petswipe_kpi_up")})`, legend: "KPIs" },
      ],
      valueMappings: UP,
      alerts: ["ServiceDown", "InstanceDown"],
      dashboards: ["monitoring"],
      width: 12,
    },
    {
      kind: "stat",
      title: "Uptime",
      description: "Time since the most recent process start per service. Deploys and crashes reset it.",
      unit: DurationSeconds,
      queries: [
        {
          expr: `time() - max by (job) (process_start_time_seconds{${applications}})`,
          legend: "{{job}}",
        },
      ],
      thresholds: goodFrom(300, "low"),
      width: 6,
      height: 8,
    },
    {
      kind: "gauge",
      title: "Availability",
      description: "Share of successful scrapes in the selected time range, by service.",
      unit: PercentUnit,
      queries: [{ expr: `avg by (job) (avg_over_time(up{${applications}}[${RANGE}]))`, legend: "{{job}}" }],
      thresholds: goodFrom(0.999),
      min: 0.9,
      max: 1,
      decimals: 2,
      width: 6,
      height: 8,
    },
  ],
};

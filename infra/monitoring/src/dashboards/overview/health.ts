import { DurationSeconds, NoUnit, PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import { APPLICATIONS } from "../../alerts/availability.ts";
import type { Section } from "../spec.ts";
import { goodFrom } from "../thresholds.ts";
import { answering, RANGE, UP } from "../words.ts";

const applications = `job=~"${APPLICATIONS.join("|")}"`;

/** Service health: since when each service runs, and whether it and what it needs answer. */
export const health: Section = {
  title: "Service health",
  panels: [
    {
      kind: "states",
      title: "Health checks",
      description:
        "Whether each service answers its scrape, PostgreSQL and Redis their exporters, and all KPIs could be collected. The worst instance counts.",
      unit: NoUnit,
      queries: [
        { expr: `min by (job) (up{${applications}})`, legend: "{{job}}" },
        { expr: `min(${answering("postgres")})`, legend: "PostgreSQL" },
        { expr: `min(${answering("redis")})`, legend: "Redis" },
        { expr: `min(${gauge("petswipe_kpi_up")})`, legend: "KPIs" },
      ],
      meanings: UP,
      alerts: ["ServiceDown", "InstanceDown"],
      dashboards: ["monitoring"],
      width: 12,
    },
    {
      kind: "stat",
      title: "Uptime",
      description: "How long ago the process started that started last. A deploy starts it anew; so does a crash.",
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
      description: "The share of scrapes that were answered in the time that is shown, by service.",
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

import { DurationSeconds, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { partOf, RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, goodFrom, thresholdsOf } from "../thresholds.ts";

/** Control groups that are not containers have no name. */
const named = 'container!=""';
/** One series per container name: after a restart, the old and the new container overlap. */
const newest = (metric: string) => `max by (container) (${metric}{${named}})`;
const rated = (counter: string) => `sum by (container) (rate(${counter}{${named}}[${WINDOW}]))`;

/** A series for each running container. */
export const RUNNING = newest("container_last_seen");

const limit = "container_spec_memory_limit_bytes";
/** Without a limit (0), a container may use all of the host's memory. */
const allowed = `(${newest(limit)} > 0 or ${newest(limit)} * 0 + scalar(max(machine_memory_bytes)))`;

const throttled = `${rated("container_cpu_cfs_throttled_periods_total")} / (${rated("container_cpu_cfs_periods_total")} > 0)`;

export const containers: Section = {
  title: "Containers",
  panels: [
    {
      kind: "bars",
      title: "Running tasks by job",
      description: "Targets that respond to their scrape. A job at 0 is down.",
      unit: Short,
      queries: [{ expr: "sum by (job) (up)", legend: "{{job}}" }],
      thresholds: goodFrom(1, "critical"),
      decimals: 0,
      alerts: ["ServiceDown", "InstanceDown", "ScrapeFailing"],
      dashboards: ["overview", "monitoring"],
      width: 8,
      height: 10,
    },
    {
      kind: "table",
      title: "Container health",
      description:
        "Containers of the last hour: time since last seen, uptime, restarts in 30 minutes, and OOM kills in the selected time range.",
      unit: Short,
      labels: { container: "container" },
      columns: [
        {
          expr: `time() - max by (container) (last_over_time(container_last_seen{${named}}[1h]))`,
          name: "last seen",
          unit: DurationSeconds,
          decimals: 0,
          thresholds: thresholdsOf("ContainerMissing"),
        },
        {
          expr: `time() - ${newest("container_start_time_seconds")}`,
          name: "uptime",
          unit: DurationSeconds,
          thresholds: goodFrom(300, "low"),
        },
        {
          expr: `changes(${newest("container_start_time_seconds")}[30m:1m])`,
          name: "restarts (30m)",
          decimals: 0,
          thresholds: thresholdsOf("ContainerRestarting"),
        },
        {
          expr: `round(max by (container) (increase(container_oom_events_total{${named}}[${RANGE}])))`,
          name: "OOM kills",
          decimals: 0,
          thresholds: goodBelow(1),
        },
      ],
      sortBy: "last seen",
      alerts: ["ContainerMissing", "ContainerRestarting", "ContainerOutOfMemory"],
      width: 16,
      height: 10,
    },
    {
      kind: "timeseries",
      title: "Container memory utilization",
      description: "Working set as a share of the container's limit, or of the host's memory without a limit.",
      unit: PercentUnit,
      queries: [{ expr: `${newest("container_memory_working_set_bytes")} / ${allowed}`, legend: "{{container}}" }],
      thresholds: thresholdsOf("ContainerMemoryHigh"),
      alerts: ["ContainerMemoryHigh", "ContainerOutOfMemory"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by container",
      description: "CPU time per container; 100% is one core.",
      unit: PercentUnit,
      queries: [{ expr: rated("container_cpu_usage_seconds_total"), legend: "{{container}}" }],
      alerts: ["CpuHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU throttling",
      description: "Share of CPU periods in which a container hit its CPU limit and was throttled; 0 without a limit.",
      unit: PercentUnit,
      queries: [{ expr: partOf(throttled, RUNNING), legend: "{{container}}" }],
      thresholds: thresholdsOf("ContainerCpuThrottled"),
      alerts: ["ContainerCpuThrottled"],
      width: 8,
    },
  ],
};

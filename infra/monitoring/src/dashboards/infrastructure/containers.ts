import { DurationSeconds, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow, goodFrom, thresholdsOf } from "../thresholds.ts";
import { partOf, RANGE, WINDOW } from "../words.ts";

/** What is a control group and no container has no name. */
const named = 'container!=""';
/** The newest of those that had a name: after a restart two are remembered for a while. */
const newest = (metric: string) => `max by (container) (${metric}{${named}})`;
const rated = (counter: string) => `sum by (container) (rate(${counter}{${named}}[${WINDOW}]))`;

/** A series for each container that runs. */
export const RUNNING = newest("container_last_seen");

const limit = "container_spec_memory_limit_bytes";
/** Without a limit of its own (0), a container may use all that the machine has. */
const allowed = `(${newest(limit)} > 0 or ${newest(limit)} * 0 + scalar(max(machine_memory_bytes)))`;

const throttled = `${rated("container_cpu_cfs_throttled_periods_total")} / (${rated("container_cpu_cfs_periods_total")} > 0)`;

export const containers: Section = {
  title: "Containers",
  panels: [
    {
      kind: "bars",
      title: "Tasks",
      description: "Programs that answer Prometheus, by job. A job at 0 is down.",
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
        "Containers of the last hour: how long ago each was last seen, how long it has run, how often it started in half an hour, and what the kernel killed in it for want of memory in the time that is shown.",
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
          name: "running for",
          unit: DurationSeconds,
          thresholds: goodFrom(300, "low"),
        },
        {
          expr: `changes(${newest("container_start_time_seconds")}[30m:1m])`,
          name: "restarts in 30 min",
          decimals: 0,
          thresholds: thresholdsOf("ContainerRestarting"),
        },
        {
          expr: `round(max by (container) (increase(container_oom_events_total{${named}}[${RANGE}])))`,
          name: "killed for memory",
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
      title: "Memory of what a container may use",
      description: "Working set, as a share of the container's limit, or of the machine's memory where it has none.",
      unit: PercentUnit,
      queries: [{ expr: `${newest("container_memory_working_set_bytes")} / ${allowed}`, legend: "{{container}}" }],
      thresholds: thresholdsOf("ContainerMemoryHigh"),
      alerts: ["ContainerMemoryHigh", "ContainerOutOfMemory"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by container",
      description: "CPU time that each container uses; 100% is one CPU.",
      unit: PercentUnit,
      queries: [{ expr: rated("container_cpu_usage_seconds_total"), legend: "{{container}}" }],
      alerts: ["HighCpuUsage"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Held back",
      description:
        "Periods in which a container had used up its share of the CPU and had to wait; 0 without a CPU limit.",
      unit: PercentUnit,
      queries: [{ expr: partOf(throttled, RUNNING), legend: "{{container}}" }],
      thresholds: thresholdsOf("ContainerCpuThrottled"),
      alerts: ["ContainerCpuThrottled"],
      width: 8,
    },
  ],
};

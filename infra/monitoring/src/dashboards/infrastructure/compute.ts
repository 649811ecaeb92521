import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { CPU, MEMORY } from "../../rules/golden.ts";
import { RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { HOSTS } from "./hosts.ts";

/** Scrape intervals differ by job: $__rate_interval would hold one sample of jobs scraped every 60 s. */
const EVERY_JOB = "5m";

export const compute: Section = {
  title: "Compute",
  panels: [
    {
      kind: "timeseries",
      title: "CPU utilization",
      description: "Share of CPU time that is neither idle nor waiting for I/O, by host, over 5 minutes.",
      unit: PercentUnit,
      queries: [{ expr: `${CPU}{${HOSTS}}`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("CpuHigh"),
      max: 1,
      alerts: ["CpuHigh"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Memory utilization",
      description: "Share of memory that is not available to programs, by host. Reclaimable caches count as available.",
      unit: PercentUnit,
      queries: [{ expr: `${MEMORY}{${HOSTS}}`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("HighMemoryUsage"),
      max: 1,
      alerts: ["HighMemoryUsage"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "CPU time by mode",
      description:
        "What CPUs do when not idle, averaged over the selected hosts. High system is kernel work, iowait a slow disk, steal a noisy neighbor.",
      unit: PercentUnit,
      queries: [
        {
          expr: `avg by (mode) (rate(node_cpu_seconds_total{mode!="idle",${HOSTS}}[${WINDOW}]))`,
          legend: "{{mode}}",
        },
      ],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Load average",
      description: "Processes that run or wait for a CPU or a disk. Above the number of CPUs, processes wait.",
      unit: Short,
      queries: [
        { expr: `node_load1{${HOSTS}}`, legend: "{{instance}} 1 minute" },
        { expr: `node_load5{${HOSTS}}`, legend: "{{instance}} 5 minutes" },
        { expr: `node_load15{${HOSTS}}`, legend: "{{instance}} 15 minutes" },
        { expr: `count by (instance) (node_cpu_seconds_total{mode="idle",${HOSTS}})`, legend: "{{instance}} CPUs" },
      ],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory pressure",
      description:
        "Major page faults per second, and pages swapped in and out. Sustained values mean too little memory.",
      unit: OpsPerSecond,
      queries: [
        { expr: `rate(node_vmstat_pgmajfault{${HOSTS}}[${WINDOW}])`, legend: "{{instance}} major faults" },
        { expr: `rate(node_vmstat_pswpin{${HOSTS}}[${WINDOW}])`, legend: "{{instance}} swapped in" },
        { expr: `rate(node_vmstat_pswpout{${HOSTS}}[${WINDOW}])`, legend: "{{instance}} swapped out" },
      ],
      alerts: ["HighMemoryUsage"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by job",
      description:
        "CPU time of each job's processes over 5 minutes; 100% is one core. For postgres and redis, it is the exporter's, not the server's.",
      unit: PercentUnit,
      queries: [{ expr: `sum by (job) (rate(process_cpu_seconds_total[${EVERY_JOB}]))`, legend: "{{job}}" }],
      dashboards: ["application"],
      width: 10,
    },
    {
      kind: "timeseries",
      title: "Memory by job",
      description:
        "Resident memory of each job's processes. For postgres and redis, it is the exporter's, not the server's.",
      unit: BytesIEC,
      queries: [{ expr: "sum by (job) (process_resident_memory_bytes)", legend: "{{job}}" }],
      alerts: ["HighMemoryUsage"],
      dashboards: ["application"],
      width: 10,
    },
    {
      kind: "stat",
      title: "OOM kills",
      description:
        "Processes that the kernel killed for lack of memory in the selected time range, in containers or not.",
      unit: Short,
      queries: [{ expr: `sum(increase(node_vmstat_oom_kill{${HOSTS}}[${RANGE}]))`, legend: "OOM kills" }],
      thresholds: goodBelow(1),
      decimals: 0,
      alerts: ["HighMemoryUsage", "ContainerOutOfMemory"],
      width: 4,
      height: 8,
    },
  ],
};

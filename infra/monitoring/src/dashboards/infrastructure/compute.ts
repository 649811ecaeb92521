import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { CPU, MEMORY } from "../../rules/golden.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { RANGE, WINDOW } from "../words.ts";
import { MACHINES } from "./machines.ts";

/** Jobs are scraped at different intervals: of those scraped once a minute, Grafana's own window would hold one sample. */
const EVERY_JOB = "5m";

export const compute: Section = {
  title: "Compute",
  panels: [
    {
      kind: "timeseries",
      title: "CPU utilisation",
      description: "The share of CPU time that is neither idle nor waiting for a disk, by machine, over five minutes.",
      unit: PercentUnit,
      queries: [{ expr: `${CPU}{${MACHINES}}`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("HighCpuUsage"),
      max: 1,
      alerts: ["HighCpuUsage"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Memory utilisation",
      description:
        "The share of memory that is not available to programs, by machine. Caches that can be given up are available.",
      unit: PercentUnit,
      queries: [{ expr: `${MEMORY}{${MACHINES}}`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("HighMemoryUsage"),
      max: 1,
      alerts: ["HighMemoryUsage"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "CPU time by mode",
      description:
        "What CPUs do when they are not idle, mean of all that are chosen: much system is the kernel's work, iowait a slow disk, steal a neighbour.",
      unit: PercentUnit,
      queries: [
        {
          expr: `avg by (mode) (rate(node_cpu_seconds_total{mode!="idle",${MACHINES}}[${WINDOW}]))`,
          legend: "{{mode}}",
        },
      ],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Load",
      description: "Processes that run or wait for a CPU or a disk. More than there are CPUs have to wait.",
      unit: Short,
      queries: [
        { expr: `node_load1{${MACHINES}}`, legend: "{{instance}} 1 minute" },
        { expr: `node_load5{${MACHINES}}`, legend: "{{instance}} 5 minutes" },
        { expr: `node_load15{${MACHINES}}`, legend: "{{instance}} 15 minutes" },
        { expr: `count by (instance) (node_cpu_seconds_total{mode="idle",${MACHINES}})`, legend: "{{instance}} CPUs" },
      ],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Memory pressure",
      description:
        "Pages a second that had to be read from a disk to go on (major faults), and pages swapped in and out: where they persist, memory is too small.",
      unit: OpsPerSecond,
      queries: [
        { expr: `rate(node_vmstat_pgmajfault{${MACHINES}}[${WINDOW}])`, legend: "{{instance}} major faults" },
        { expr: `rate(node_vmstat_pswpin{${MACHINES}}[${WINDOW}])`, legend: "{{instance}} swapped in" },
        { expr: `rate(node_vmstat_pswpout{${MACHINES}}[${WINDOW}])`, legend: "{{instance}} swapped out" },
      ],
      alerts: ["HighMemoryUsage"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "CPU by job",
      description:
        "CPU time of the processes of each job, over five minutes; 100% is one CPU. With postgres and redis it is the exporter's, not the server's.",
      unit: PercentUnit,
      queries: [{ expr: `sum by (job) (rate(process_cpu_seconds_total[${EVERY_JOB}]))`, legend: "{{job}}" }],
      dashboards: ["application"],
      width: 10,
    },
    {
      kind: "timeseries",
      title: "Memory by job",
      description:
        "Resident memory of the processes of each job: who takes it. With postgres and redis it is the exporter's, not the server's.",
      unit: BytesIEC,
      queries: [{ expr: "sum by (job) (process_resident_memory_bytes)", legend: "{{job}}" }],
      alerts: ["HighMemoryUsage"],
      dashboards: ["application"],
      width: 10,
    },
    {
      kind: "stat",
      title: "Killed for want of memory",
      description: "Processes of the machines, in containers or not, that the kernel killed in the time that is shown.",
      unit: Short,
      queries: [{ expr: `sum(increase(node_vmstat_oom_kill{${MACHINES}}[${RANGE}]))`, legend: "killed" }],
      thresholds: goodBelow(1),
      decimals: 0,
      alerts: ["HighMemoryUsage", "ContainerOutOfMemory"],
      width: 4,
      height: 8,
    },
  ],
};

import { PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { CPU, DISK, MEMORY } from "../../rules/golden.ts";
import { partOf, WINDOW } from "../expressions.ts";
import type { GaugePanel } from "../spec.ts";
import { goodBelow, type Thresholds, thresholdsOf } from "../thresholds.ts";
import { HOSTS } from "./hosts.ts";

interface Utilization extends Pick<GaugePanel, "title" | "description" | "alerts"> {
  readonly expr: string;
  readonly thresholds: Thresholds;
}

/** A share of a resource in use, from 0 to 1. */
const gauge = ({ expr, ...panel }: Utilization): GaugePanel => ({
  kind: "gauge",
  unit: PercentUnit,
  queries: [{ expr, legend: "used" }],
  min: 0,
  max: 1,
  decimals: 1,
  width: 4,
  ...panel,
});

/** Utilization of each resource, where it is highest. */
export const utilization: readonly GaugePanel[] = [
  gauge({
    title: "CPU of busiest host",
    description: "Share of CPU time that is neither idle nor waiting for I/O.",
    expr: `max(${CPU}{${HOSTS}})`,
    thresholds: thresholdsOf("CpuHigh"),
    alerts: ["CpuHigh"],
  }),
  gauge({
    title: "Memory of fullest host",
    description: "Share of memory that is not available to programs.",
    expr: `max(${MEMORY}{${HOSTS}})`,
    thresholds: thresholdsOf("HighMemoryUsage"),
    alerts: ["HighMemoryUsage"],
  }),
  gauge({
    title: "Fullest disk",
    description: "Space used on the fullest filesystem.",
    expr: `max(${DISK}{${HOSTS}})`,
    thresholds: thresholdsOf("DiskUsageHigh"),
    alerts: ["DiskUsageHigh", "DiskFullSoon"],
  }),
  gauge({
    title: "Busiest disk",
    description: "Share of time that the busiest disk was processing I/O.",
    expr: `max(rate(node_disk_io_time_seconds_total{${HOSTS}}[${WINDOW}]))`,
    thresholds: goodBelow(0.9, "medium"),
  }),
  gauge({
    title: "Open files",
    description:
      "Open file descriptors as a share of the limit, of the process closest to it. At 100%, it cannot open any more.",
    expr: "max(process_open_fds / process_max_fds)",
    thresholds: goodBelow(0.8, "medium"),
  }),
  gauge({
    title: "Redis memory",
    description: "Memory used as a share of maxmemory; 0 without a limit. A cache that evicts keys is full by design.",
    expr: `max(${partOf("redis_used_memory_bytes / (redis_memory_max_bytes > 0)", "redis_memory_max_bytes")})`,
    thresholds: thresholdsOf("RedisMemoryHigh"),
    alerts: ["RedisMemoryHigh"],
  }),
];

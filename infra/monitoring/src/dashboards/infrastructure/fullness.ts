import { PercentUnit } from "@grafana/grafana-foundation-sdk/units";
import { CPU, DISK, MEMORY } from "../../rules/golden.ts";
import type { GaugePanel } from "../spec.ts";
import { goodBelow, type Thresholds, thresholdsOf } from "../thresholds.ts";
import { partOf, WINDOW } from "../words.ts";
import { MACHINES } from "./machines.ts";

interface Fullness extends Pick<GaugePanel, "title" | "description" | "alerts"> {
  readonly expr: string;
  readonly thresholds: Thresholds;
}

/** How full something is, from empty to full. */
const full = ({ expr, ...panel }: Fullness): GaugePanel => ({
  kind: "gauge",
  unit: PercentUnit,
  queries: [{ expr, legend: "used" }],
  min: 0,
  max: 1,
  decimals: 1,
  width: 4,
  ...panel,
});

/** What runs full: of each the fullest. */
export const fullness: readonly GaugePanel[] = [
  full({
    title: "CPU",
    description: "CPU time that is neither idle nor waiting for a disk, of the busiest machine.",
    expr: `max(${CPU}{${MACHINES}})`,
    thresholds: thresholdsOf("HighCpuUsage"),
    alerts: ["HighCpuUsage"],
  }),
  full({
    title: "Memory",
    description: "Memory that is not available to programs, of the machine that has least left.",
    expr: `max(${MEMORY}{${MACHINES}})`,
    thresholds: thresholdsOf("HighMemoryUsage"),
    alerts: ["HighMemoryUsage"],
  }),
  full({
    title: "Fullest disk",
    description: "Space used of the filesystem that is fullest.",
    expr: `max(${DISK}{${MACHINES}})`,
    thresholds: thresholdsOf("HighDiskUsage"),
    alerts: ["HighDiskUsage", "DataLossRisk"],
  }),
  full({
    title: "Busiest disk",
    description: "The share of time in which the busiest disk had something to do.",
    expr: `max(rate(node_disk_io_time_seconds_total{${MACHINES}}[${WINDOW}]))`,
    thresholds: goodBelow(0.9, "medium"),
  }),
  full({
    title: "Open files",
    description:
      "Open file descriptors of those allowed, of the process that is nearest its limit: beyond it, no new one.",
    expr: "max(process_open_fds / process_max_fds)",
    thresholds: goodBelow(0.8, "medium"),
  }),
  full({
    title: "Redis memory",
    description:
      "Memory that Redis uses of what it may; 0 where it has no limit. A cache that throws entries away is full by design.",
    expr: `max(${partOf("redis_used_memory_bytes / (redis_memory_max_bytes > 0)", "redis_memory_max_bytes")})`,
    thresholds: thresholdsOf("RedisMemoryHigh"),
    alerts: ["RedisMemoryHigh"],
  }),
];

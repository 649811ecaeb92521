import { CPU, DISK, MEMORY } from "../rules/golden.ts";
import { alertTable } from "./define.ts";
import type { Severity } from "./vocabulary.ts";

const above = (record: string, severity: Severity, percent: number, hold: string) => ({
  severity,
  expr: `${record} > ${percent / 100}`,
  for: hold,
});

const fullness = `max by (instance, mountpoint) (${DISK})`;

/** More than half full, and full within four hours at the rate of the last hour; or almost full already. */
const fullSoon =
  `${fullness} > 0.5 and max by (instance, mountpoint) (predict_linear(node_filesystem_avail_bytes[1h], 4 * 3600)) < 0 ` +
  `or ${fullness} > 0.98`;

export const infrastructure = alertTable({
  CpuHigh: {
    team: "infrastructure",
    service: "node",
    symptom: "cpu",
    summary: "High CPU usage on {instance}",
    description: "{value} of the CPU time on {instance} is in use ({threshold}); work queues up.",
    format: "ratio",
    firstQuery: `${CPU}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [above(CPU, "high", 90, "15m"), above(CPU, "medium", 80, "15m"), above(CPU, "low", 70, "15m")],
  },
  HighMemoryUsage: {
    team: "infrastructure",
    service: "node",
    symptom: "memory",
    summary: "High memory usage on {instance}",
    description:
      "{value} of the memory on {instance} is in use ({threshold}); when it runs out, the kernel kills processes.",
    format: "ratio",
    firstQuery: `topk(5, process_resident_memory_bytes)`,
    dashboard: "infrastructure",
    bands: [above(MEMORY, "high", 90, "5m"), above(MEMORY, "medium", 80, "5m")],
  },
  DiskUsageHigh: {
    team: "infrastructure",
    service: "node",
    symptom: "disk",
    summary: "High disk usage on {instance}",
    description: "{value} of {mountpoint} on {instance} is in use ({threshold}).",
    format: "ratio",
    firstQuery: `${DISK}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [above(DISK, "medium", 80, "10m")],
  },
  DiskFullSoon: {
    team: "infrastructure",
    service: "node",
    symptom: "disk-full-soon",
    risk: "data-loss",
    summary: "A disk on {instance} will be full soon",
    description:
      "{value} of {mountpoint} on {instance} is in use ({threshold}, at the rate of the last hour); once full, writes fail.",
    format: "ratio",
    firstQuery: `${DISK}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [{ severity: "critical", expr: fullSoon, for: "15m", threshold: "full within {ahead} or {bound3}" }],
  },
  PacketLoss: {
    team: "infrastructure",
    service: "node",
    symptom: "packet-loss",
    summary: "{instance} is dropping packets",
    description: "{value} of the packets received on {device} of {instance} are dropped ({threshold}).",
    format: "ratio",
    firstQuery: 'rate(node_network_receive_drop_total{instance="{instance}"}[5m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "low",
        expr: 'rate(node_network_receive_drop_total[5m]) / (rate(node_network_receive_packets_total{device!~"lo|veth.*|docker.*|br-.*"}[5m]) > 10) > 0.01',
        for: "10m",
      },
    ],
  },
});

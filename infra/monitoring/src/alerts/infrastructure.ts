import { CPU, DISK, MEMORY } from "../rules/golden.ts";
import { alertTable } from "./define.ts";
import type { Severity } from "./vocabulary.ts";

const above = (record: string, severity: Severity, percent: number, hold: string) => ({
  severity,
  expr: `${record} > ${percent / 100}`,
  for: hold,
  threshold: `> ${percent}%`,
});

const fullness = `max by (instance, mountpoint) (${DISK})`;

/** Nothing is left after four hours of the last hour's trend, of a disk that is not half empty; or next to nothing now. */
const fullSoon =
  `${fullness} > 0.5 and max by (instance, mountpoint) (predict_linear(node_filesystem_avail_bytes[1h], 4 * 3600)) < 0 ` +
  `or ${fullness} > 0.98`;

export const infrastructure = alertTable({
  HighCpuUsage: {
    team: "infrastructure",
    service: "node",
    symptom: "cpu",
    summary: "The processors of {instance} are busy",
    description: "{value} of the CPU time of {instance} is used ({threshold}): requests wait for their turn.",
    format: "ratio",
    firstLook: `${CPU}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [above(CPU, "high", 90, "15m"), above(CPU, "medium", 80, "15m"), above(CPU, "low", 70, "15m")],
  },
  HighMemoryUsage: {
    team: "infrastructure",
    service: "node",
    symptom: "memory",
    summary: "The memory of {instance} runs out",
    description: "{value} of the memory of {instance} is used ({threshold}): the kernel will soon kill something.",
    format: "ratio",
    firstLook: `topk(5, process_resident_memory_bytes)`,
    dashboard: "infrastructure",
    bands: [above(MEMORY, "high", 90, "5m"), above(MEMORY, "medium", 80, "5m")],
  },
  HighDiskUsage: {
    team: "infrastructure",
    service: "node",
    symptom: "disk",
    summary: "A disk of {instance} fills up",
    description: "{value} of {mountpoint} on {instance} is used ({threshold}).",
    format: "ratio",
    firstLook: `${DISK}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [above(DISK, "medium", 80, "10m")],
  },
  DataLossRisk: {
    team: "infrastructure",
    service: "node",
    symptom: "disk-full-soon",
    summary: "A disk of {instance} will be full within 4 hours",
    description:
      "{value} of {mountpoint} on {instance} is used, and at the pace of the last hour nothing is left within 4 hours: writes will fail.",
    format: "ratio",
    firstLook: `${DISK}{instance="{instance}"}`,
    dashboard: "infrastructure",
    bands: [{ severity: "critical", expr: fullSoon, for: "15m", threshold: "full within 4h, or > 98%" }],
  },
  PacketLoss: {
    team: "infrastructure",
    service: "node",
    symptom: "packet-loss",
    summary: "{instance} loses packets",
    description: "{value} of the packets that reach {device} of {instance} are dropped ({threshold}).",
    format: "ratio",
    firstLook: 'rate(node_network_receive_drop_total{instance="{instance}"}[5m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "low",
        expr: 'rate(node_network_receive_drop_total[5m]) / (rate(node_network_receive_packets_total{device!~"lo|veth.*|docker.*|br-.*"}[5m]) > 10) > 0.01',
        for: "10m",
        threshold: "> 1%",
      },
    ],
  },
});

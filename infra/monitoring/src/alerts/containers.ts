import { alertTable } from "./define.ts";

const named = 'container!=""';

/** Only while the host's cAdvisor is up. It drops a stopped container at once, so the last hour's samples are used. */
const lastSeen = `max by (container) (last_over_time(container_last_seen{${named}}[1h]) and on (job, instance) up == 1)`;

export const containers = alertTable({
  ContainerMissing: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-missing",
    summary: "Container {container} is missing",
    description: "{container} was last seen {value} ago ({threshold}) and has not been replaced.",
    format: "seconds",
    firstQuery: 'time() - last_over_time(container_last_seen{container="{container}"}[1h])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `time() - ${lastSeen} > 60`,
        for: "1m",
      },
    ],
  },
  ContainerRestarting: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-restarts",
    summary: "Container {container} keeps restarting",
    description: "{container} restarted {value} times in 30 minutes ({threshold}).",
    format: "number",
    firstQuery: 'changes(container_start_time_seconds{container="{container}"}[30m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "medium",
        expr: `changes(max by (container) (container_start_time_seconds{${named}})[30m:1m]) > 3`,
        threshold: "{bound} in {range}",
      },
    ],
  },
  ContainerOutOfMemory: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-oom",
    summary: "Container {container} ran out of memory",
    description:
      "The kernel killed processes in {container} for lack of memory {value} times in 15 minutes ({threshold}).",
    format: "number",
    firstQuery: 'container_memory_working_set_bytes{container="{container}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `round(max by (container) (increase(container_oom_events_total{${named}}[15m]))) > 0`,
        threshold: "{bound} in {range}",
      },
    ],
  },
  ContainerMemoryHigh: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-memory",
    summary: "Container {container} is near its memory limit",
    description: "{container} uses {value} of its memory limit ({threshold}); at 100% the kernel kills it.",
    format: "ratio",
    firstQuery: 'container_memory_working_set_bytes{container="{container}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `max by (container) (container_memory_working_set_bytes / (container_spec_memory_limit_bytes{${named}} > 0)) > 0.9`,
        for: "5m",
      },
    ],
  },
  ContainerCpuThrottled: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-throttled",
    summary: "Container {container} is CPU-throttled",
    description: "{container} was throttled in {value} of its CPU periods ({threshold}).",
    format: "ratio",
    firstQuery: 'rate(container_cpu_usage_seconds_total{container="{container}"}[5m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "low",
        expr: `sum by (container) (rate(container_cpu_cfs_throttled_periods_total[5m])) / (sum by (container) (rate(container_cpu_cfs_periods_total{${named}}[5m])) > 0) > 0.25`,
        for: "15m",
      },
    ],
  },
});

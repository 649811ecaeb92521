import { alertTable } from "./define.ts";

const named = 'container!=""';

/**
 * With the machine's cAdvisor in sight. cAdvisor forgets a container that has ended at once, hence the hour of memory.
 */
const lastSeen = `max by (container) (last_over_time(container_last_seen{${named}}[1h]) and on (job, instance) up == 1)`;

export const containers = alertTable({
  ContainerMissing: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-missing",
    summary: "The container {container} is gone",
    description: "{container} was last seen {value} ago ({threshold}), and nothing has taken its place.",
    format: "seconds",
    firstLook: 'time() - last_over_time(container_last_seen{container="{container}"}[1h])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `time() - ${lastSeen} > 60`,
        for: "1m",
        threshold: "> 1m",
      },
    ],
  },
  ContainerRestarting: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-restarts",
    summary: "The container {container} keeps restarting",
    description: "{container} started {value} times in half an hour ({threshold}).",
    format: "number",
    firstLook: 'changes(container_start_time_seconds{container="{container}"}[30m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "medium",
        expr: `changes(max by (container) (container_start_time_seconds{${named}})[30m:1m]) > 3`,
        threshold: "> 3 in 30m",
      },
    ],
  },
  ContainerOutOfMemory: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-oom",
    summary: "The kernel killed something in {container}",
    description:
      "Within 15 minutes the kernel killed processes in {container} for want of memory {value} times ({threshold}).",
    format: "number",
    firstLook: 'container_memory_working_set_bytes{container="{container}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `round(max by (container) (increase(container_oom_events_total{${named}}[15m]))) > 0`,
        threshold: "> 0 in 15m",
      },
    ],
  },
  ContainerMemoryHigh: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-memory",
    summary: "The container {container} is nearly out of memory",
    description: "{container} uses {value} of the memory that it may ({threshold}); at 100% the kernel kills it.",
    format: "ratio",
    firstLook: 'container_memory_working_set_bytes{container="{container}"}',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: `max by (container) (container_memory_working_set_bytes / (container_spec_memory_limit_bytes{${named}} > 0)) > 0.9`,
        for: "5m",
        threshold: "> 90%",
      },
    ],
  },
  ContainerCpuThrottled: {
    team: "infrastructure",
    service: "cadvisor",
    symptom: "container-throttled",
    summary: "The container {container} is held back",
    description:
      "{container} used up its share of the CPU in {value} of the periods ({threshold}), and had to wait for the next.",
    format: "ratio",
    firstLook: 'rate(container_cpu_usage_seconds_total{container="{container}"}[5m])',
    dashboard: "infrastructure",
    bands: [
      {
        severity: "low",
        expr: `sum by (container) (rate(container_cpu_cfs_throttled_periods_total[5m])) / (sum by (container) (rate(container_cpu_cfs_periods_total{${named}}[5m])) > 0) > 0.25`,
        for: "15m",
        threshold: "> 25%",
      },
    ],
  },
});

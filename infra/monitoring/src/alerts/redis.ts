import { rate } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const lookUps = { by: ["cache_type"], window: "15m" } as const;
const misses = rate("cache_misses_total", lookUps);
const hits = rate("cache_hits_total", lookUps);

export const redis = alertTable({
  RedisDown: {
    team: "infrastructure",
    service: "redis",
    symptom: "down",
    summary: "Redis is down",
    description: "Redis cannot be reached, or does not answer its exporter: every look-up goes to PostgreSQL.",
    format: "number",
    firstLook: "redis_up",
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: 'max(redis_up) == 0 or max(up{job="redis"}) == 0',
        for: "1m",
        threshold: "not up",
      },
    ],
  },
  RedisMemoryHigh: {
    team: "infrastructure",
    service: "redis",
    symptom: "memory",
    summary: "Redis is nearly full",
    description:
      "{value} of the memory that Redis on {instance} may use is taken ({threshold}); when it is full, Redis refuses to write.",
    format: "ratio",
    firstLook: "redis_used_memory_bytes",
    dashboard: "infrastructure",
    bands: [
      {
        severity: "medium",
        // A cache that throws entries away is full by design.
        expr: 'redis_memory_used_bytes / (redis_memory_max_bytes > 0) > 0.9 and on (instance) redis_instance_info{maxmemory_policy="noeviction"}',
        for: "10m",
        threshold: "> 90%",
      },
    ],
  },
  RedisConnectionsRejected: {
    team: "infrastructure",
    service: "redis",
    symptom: "connections-rejected",
    summary: "Redis refuses connections",
    description: "Redis on {instance} refused {value} connections within five minutes: maxclients is reached.",
    format: "number",
    firstLook: "redis_connected_clients",
    dashboard: "infrastructure",
    bands: [
      { severity: "high", expr: "round(increase(redis_rejected_connections_total[5m])) > 0", threshold: "> 0 in 5m" },
    ],
  },
  RedisEvictions: {
    team: "infrastructure",
    service: "redis",
    symptom: "evictions",
    summary: "Redis throws entries away",
    description: "Redis on {instance} evicts {value} entries a second for want of memory ({threshold}).",
    format: "number",
    firstLook: "rate(redis_evicted_keys_total[5m])",
    dashboard: "infrastructure",
    bands: [
      { severity: "low", expr: "rate(redis_evicted_keys_total[5m]) > 1", for: "10m", threshold: "> 1 per second" },
    ],
  },
  CacheMissRateHigh: {
    team: "backend",
    service: "backend",
    symptom: "cache-misses",
    summary: "The cache of {cache_type} seldom helps",
    description: "{value} of the look-ups of {cache_type} had to ask PostgreSQL ({threshold}).",
    format: "ratio",
    firstLook: "sum by (cache_type) (rate(cache_evictions_total[15m]))",
    dashboard: "application",
    causedBy: ["RedisDown"],
    bands: [
      {
        severity: "low",
        expr: `${misses} / (${hits} + ${misses} > 1) > 0.8`,
        for: "30m",
        threshold: "> 80%",
      },
    ],
  },
});

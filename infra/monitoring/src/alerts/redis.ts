import { rate } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const lookups = { by: ["cache_type"], window: "15m" } as const;
const misses = rate("cache_misses_total", lookups);
const hits = rate("cache_hits_total", lookups);

export const redis = alertTable({
  RedisDown: {
    team: "infrastructure",
    service: "redis",
    symptom: "down",
    summary: "Redis is down",
    description: "Redis is unreachable or does not answer its exporter; every cache lookup goes to PostgreSQL.",
    format: "number",
    firstQuery: "redis_up",
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: 'max(redis_up) == 0 or max(up{job="redis"}) == 0',
        for: "1m",
        threshold: "down",
      },
    ],
  },
  RedisMemoryHigh: {
    team: "infrastructure",
    service: "redis",
    symptom: "memory",
    summary: "Redis is almost out of memory",
    description: "Redis on {instance} uses {value} of its memory limit ({threshold}); at the limit it rejects writes.",
    format: "ratio",
    firstQuery: "redis_used_memory_bytes",
    dashboard: "infrastructure",
    bands: [
      {
        severity: "medium",
        // With an eviction policy a full cache is normal.
        expr: 'redis_memory_used_bytes / (redis_memory_max_bytes > 0) > 0.9 and on (instance) redis_instance_info{maxmemory_policy="noeviction"}',
        for: "10m",
      },
    ],
  },
  RedisConnectionsRejected: {
    team: "infrastructure",
    service: "redis",
    symptom: "connections-rejected",
    summary: "Redis is rejecting connections",
    description: "Redis on {instance} rejected {value} connections in 5 minutes; maxclients is reached.",
    format: "number",
    firstQuery: "redis_connected_clients",
    dashboard: "infrastructure",
    bands: [
      {
        severity: "high",
        expr: "round(increase(redis_rejected_connections_total[5m])) > 0",
        threshold: "{bound} in {range}",
      },
    ],
  },
  RedisEvictions: {
    team: "infrastructure",
    service: "redis",
    symptom: "evictions",
    summary: "Redis is evicting keys",
    description: "Redis on {instance} evicts {value} keys per second for lack of memory ({threshold}).",
    format: "number",
    firstQuery: "rate(redis_evicted_keys_total[5m])",
    dashboard: "infrastructure",
    bands: [
      { severity: "low", expr: "rate(redis_evicted_keys_total[5m]) > 1", for: "10m", threshold: "{bound} per second" },
    ],
  },
  CacheMissRateHigh: {
    team: "backend",
    service: "backend",
    symptom: "cache-misses",
    summary: "High miss rate of the {cache_type} cache",
    description: "{value} of the {cache_type} lookups missed the cache and went to PostgreSQL ({threshold}).",
    format: "ratio",
    firstQuery: "sum by (cache_type) (rate(cache_evictions_total[15m]))",
    dashboard: "application",
    causedBy: ["RedisDown"],
    bands: [
      {
        severity: "low",
        expr: `${misses} / (${hits} + ${misses} > 1) > 0.8`,
        for: "30m",
      },
    ],
  },
});

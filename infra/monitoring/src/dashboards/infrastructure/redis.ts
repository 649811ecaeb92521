import { BytesIEC, NoUnit, OpsPerSecond, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import { OK, RANGE, WINDOW } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";

const of = (counter: string) => `rate(${counter}[${WINDOW}])`;
const hits = of("redis_keyspace_hits_total");
const latencies = `sum by (le) (${of("redis_commands_latencies_usec_bucket")})`;

export const redis: Section = {
  title: "Redis",
  panels: [
    {
      kind: "timeseries",
      title: "Redis memory over time",
      description: "Memory that Redis uses, and its limit (maxmemory); 0 means no limit.",
      unit: BytesIEC,
      queries: [
        { expr: "redis_used_memory_bytes", legend: "{{instance}} used" },
        { expr: "redis_memory_max_bytes", legend: "{{instance}} limit" },
      ],
      alerts: ["RedisMemoryHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Commands per second",
      description: "Commands that Redis processes, including those of its exporter.",
      unit: OpsPerSecond,
      queries: [{ expr: of("redis_commands_processed_total"), legend: "{{instance}}" }],
      alerts: ["RedisDown"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Command latency",
      description: "p50, p95 and p99 command time in Redis, without the network.",
      unit: Seconds,
      queries: [50, 95, 99].map((percentile) => ({
        expr: `histogram_quantile(${percentile / 100}, ${latencies}) / 1e6`, // from microseconds
        legend: `p${percentile}`,
      })),
      width: 8,
    },
    {
      kind: "bars",
      title: "Time by command",
      description: "Share of time spent on the most expensive commands. Redis runs one command at a time.",
      unit: PercentUnit,
      queries: [{ expr: `topk(8, sum by (cmd) (${of("redis_commands_duration_seconds_total")}))`, legend: "{{cmd}}" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Key hit ratio",
      description: "Share of key lookups that found a key. A drop increases the load on PostgreSQL.",
      unit: PercentUnit,
      queries: [{ expr: ratio(hits, `${hits} + ${of("redis_keyspace_misses_total")}`), legend: "{{instance}}" }],
      max: 1,
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Key evictions per second",
      description: "Keys that Redis evicted before they expired because maxmemory was reached.",
      unit: OpsPerSecond,
      queries: [{ expr: of("redis_evicted_keys_total"), legend: "{{instance}}" }],
      thresholds: thresholdsOf("RedisEvictions"),
      alerts: ["RedisEvictions"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connected clients",
      description: "Client connections, and those waiting in a blocking command.",
      unit: Short,
      queries: [
        { expr: "redis_connected_clients", legend: "{{instance}} connected" },
        { expr: "redis_blocked_clients", legend: "{{instance}} blocked" },
      ],
      alerts: ["RedisConnectionsRejected"],
      width: 8,
    },
    {
      kind: "gauge",
      title: "Client connections used",
      description: "Connections as a share of maxclients. At 100%, Redis rejects new ones.",
      unit: PercentUnit,
      queries: [{ expr: "max(redis_connected_clients / redis_config_maxclients)", legend: "connected" }],
      thresholds: goodBelow(0.8, "medium"),
      min: 0,
      max: 1,
      decimals: 1,
      alerts: ["RedisConnectionsRejected"],
      width: 5,
      height: 8,
    },
    {
      kind: "stat",
      title: "Rejected connections",
      description: "Connections that Redis rejected in the selected time range because maxclients was reached.",
      unit: Short,
      queries: [{ expr: `sum(increase(redis_rejected_connections_total[${RANGE}]))`, legend: "rejected" }],
      thresholds: goodBelow(1),
      decimals: 0,
      alerts: ["RedisConnectionsRejected"],
      width: 5,
      height: 8,
    },
    {
      kind: "stat",
      title: "Persistence",
      description:
        "Whether the last RDB snapshot and the last AOF write succeeded. After a failure, Redis may refuse writes.",
      unit: NoUnit,
      queries: [
        { expr: "min(redis_rdb_last_bgsave_status)", legend: "RDB snapshot" },
        { expr: "min(redis_aof_last_write_status)", legend: "AOF write" },
      ],
      valueMappings: OK,
      alerts: ["DiskUsageHigh"],
      width: 6,
      height: 8,
    },
  ],
};

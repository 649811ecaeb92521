import { BytesIEC, NoUnit, OpsPerSecond, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { ratio } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { RANGE, WELL, WINDOW } from "../words.ts";

const of = (counter: string) => `rate(${counter}[${WINDOW}])`;
const hits = of("redis_keyspace_hits_total");
const latencies = `sum by (le) (${of("redis_commands_latencies_usec_bucket")})`;

export const redis: Section = {
  title: "Redis",
  panels: [
    {
      kind: "timeseries",
      title: "Redis memory over time",
      description: "Memory that Redis uses, and what it may use at most; 0 where it has no limit.",
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
      description: "Commands that Redis carries out, those of its exporter among them.",
      unit: OpsPerSecond,
      queries: [{ expr: of("redis_commands_processed_total"), legend: "{{instance}}" }],
      alerts: ["RedisDown"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Command latency",
      description:
        "How long Redis took for a command, without the network: half, 95 and 99 in a hundred were done within.",
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
      description: "The share of time that Redis spent on the commands that take most of it. It does one at a time.",
      unit: PercentUnit,
      queries: [{ expr: `topk(8, sum by (cmd) (${of("redis_commands_duration_seconds_total")}))`, legend: "{{cmd}}" }],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Hit ratio",
      description: "Look-ups of keys that were there, of all look-ups. After a fall, PostgreSQL has more to do.",
      unit: PercentUnit,
      queries: [{ expr: ratio(hits, `${hits} + ${of("redis_keyspace_misses_total")}`), legend: "{{instance}}" }],
      max: 1,
      dashboards: ["application"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Evictions",
      description: "Entries a second that Redis threw away for want of memory, before their time.",
      unit: OpsPerSecond,
      queries: [{ expr: of("redis_evicted_keys_total"), legend: "{{instance}}" }],
      thresholds: thresholdsOf("RedisEvictions"),
      alerts: ["RedisEvictions"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Clients",
      description: "Connections to Redis, and those of them that wait for a command that blocks.",
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
      title: "Clients of those allowed",
      description: "Connections, as a share of maxclients: beyond it Redis refuses them.",
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
      title: "Connections refused",
      description: "Connections that Redis refused in the time that is shown, since it had maxclients of them.",
      unit: Short,
      queries: [{ expr: `sum(increase(redis_rejected_connections_total[${RANGE}]))`, legend: "refused" }],
      thresholds: goodBelow(1),
      decimals: 0,
      alerts: ["RedisConnectionsRejected"],
      width: 5,
      height: 8,
    },
    {
      kind: "stat",
      title: "Saved to disk",
      description:
        "Whether the last snapshot and the last write of the log succeeded. After a failed one Redis may refuse writes.",
      unit: NoUnit,
      queries: [
        { expr: "min(redis_rdb_last_bgsave_status)", legend: "snapshot" },
        { expr: "min(redis_aof_last_write_status)", legend: "log" },
      ],
      meanings: WELL,
      alerts: ["HighDiskUsage"],
      width: 6,
      height: 8,
    },
  ],
};

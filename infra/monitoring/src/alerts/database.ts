import { gauge, quantile, rateOfCount } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const pool = (state: "active" | "max" | "waiting") => gauge("db_connection_pool_size", { where: { state } });
const statements = { by: ["job", "operation", "table"], window: "5m" } as const;

/** Blocks read from outside the buffer cache, and from it. */
const read = "sum by (datname) (rate(pg_stat_database_blks_read[15m]))";
const hit = "sum by (datname) (rate(pg_stat_database_blks_hit[15m]))";

export const database = alertTable({
  DatabaseDown: {
    team: "database",
    service: "postgres",
    symptom: "down",
    summary: "PostgreSQL is down",
    description: "PostgreSQL is unreachable or does not answer its exporter; nothing can be read or stored.",
    format: "number",
    firstQuery: "pg_up",
    dashboard: "database",
    bands: [
      {
        severity: "critical",
        expr: 'max by (job, instance) (pg_up) == 0 or up{job="postgres"} == 0 or absent(pg_up) unless on () up{job="postgres"} == 0',
        for: "1m",
        threshold: "down",
      },
    ],
  },
  DatabaseConnectionPoolExhausted: {
    team: "database",
    service: "{job}",
    symptom: "pool-exhausted",
    summary: "{job} has exhausted its database connection pool",
    description:
      "Requests to {instance} of {job} wait for a database connection; {value} are left in the pool ({threshold}).",
    format: "number",
    firstQuery: 'db_connection_pool_size{instance="{instance}"}',
    dashboard: "database",
    bands: [
      {
        severity: "critical",
        expr: `${pool("max")} - ignoring (state) ${pool("active")} < 2 and ignoring (state) ${pool("waiting")} > 0`,
        for: "5m",
        threshold: "{bound} free while requests wait",
      },
    ],
  },
  DatabaseReplicationLag: {
    team: "database",
    service: "postgres",
    symptom: "replication-lag",
    summary: "A PostgreSQL replica is lagging",
    description:
      "{instance} is {value} behind its primary ({threshold}); it serves stale data, and a failover would lose the difference.",
    format: "seconds",
    firstQuery: "pg_replication_lag_seconds",
    dashboard: "database",
    bands: [{ severity: "high", expr: "pg_replication_lag_seconds > 30", for: "5m" }],
  },
  DatabaseReplicaDisconnected: {
    team: "database",
    service: "postgres",
    symptom: "replica-disconnected",
    summary: "A PostgreSQL replica is disconnected",
    description:
      "Replication slot {slot_name} has no consumer; PostgreSQL keeps all WAL for it until the disk is full.",
    format: "number",
    firstQuery: "pg_replication_slot_slot_is_active",
    dashboard: "database",
    bands: [
      { severity: "high", expr: "pg_replication_slot_slot_is_active == 0", for: "5m", threshold: "slot inactive" },
    ],
  },
  DatabaseConnectionsHigh: {
    team: "database",
    service: "postgres",
    symptom: "connections",
    summary: "PostgreSQL is running out of connections",
    description: "{value} of PostgreSQL's connections are in use ({threshold}); at 100% it refuses new ones.",
    format: "ratio",
    firstQuery: "topk(5, sum by (datname, state) (pg_stat_activity_count))",
    dashboard: "database",
    bands: [
      {
        severity: "high",
        expr: "sum by (instance) (pg_stat_activity_count) / max by (instance) (pg_settings_max_connections) > 0.8",
        for: "5m",
      },
    ],
  },
  DatabaseDeadlocks: {
    team: "database",
    service: "postgres",
    symptom: "deadlocks",
    summary: "Deadlocks in PostgreSQL",
    description: "{value} deadlocks in {datname} in 15 minutes; PostgreSQL aborted one transaction for each.",
    format: "number",
    firstQuery: "increase(pg_stat_database_deadlocks[15m])",
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: "round(max by (datname) (increase(pg_stat_database_deadlocks[15m]))) > 0",
        threshold: "{bound} in {range}",
      },
    ],
  },
  DatabaseLockWaits: {
    team: "database",
    service: "postgres",
    symptom: "locks",
    summary: "PostgreSQL sessions wait for locks",
    description: "{value} sessions in {datname} wait for a lock ({threshold}), and their requests with them.",
    format: "number",
    firstQuery: 'sum by (datname, mode) (pg_locks_count{mode=~".*exclusivelock"} > 0)',
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: 'sum by (datname) (pg_stat_activity_count{wait_event_type="Lock"}) > 2',
        for: "2m",
        threshold: "{bound} for {for}",
      },
    ],
  },
  DatabaseTransactionTooLong: {
    team: "database",
    service: "postgres",
    symptom: "long-transaction",
    summary: "A PostgreSQL transaction is open too long",
    description:
      "A transaction in {datname} has been open for {value} ({threshold}); VACUUM cannot remove newer dead rows.",
    format: "seconds",
    firstQuery: "topk(5, pg_stat_activity_max_tx_duration > 60)",
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: 'max by (datname) (pg_stat_activity_max_tx_duration{backend_type=~"client backend|",application_name!="pg_dump"}) > 900',
        for: "1m",
      },
    ],
  },
  DatabaseQueriesSlow: {
    team: "database",
    service: "{job}",
    symptom: "slow-queries",
    summary: "Slow queries from {job}",
    description: "p95 duration of {operation} on {table} is {value} ({threshold}).",
    format: "seconds",
    firstQuery:
      "topk(5, histogram_quantile(0.95, sum by (le, operation, table) (rate(db_query_duration_seconds_bucket[5m]))))",
    dashboard: "database",
    causedBy: ["DatabaseDown"],
    bands: [
      {
        severity: "low",
        expr: `${quantile(0.95, "db_query_duration_seconds", statements)} > 0.25 and ${rateOfCount("db_query_duration_seconds", statements)} > 0.1`,
        for: "10m",
      },
    ],
  },
  DatabaseCacheHitRatioLow: {
    team: "database",
    service: "postgres",
    symptom: "buffer-misses",
    summary: "Low PostgreSQL buffer cache hit ratio",
    description: "{value} of the blocks read in {datname} came from the buffer cache ({threshold}).",
    format: "ratio",
    firstQuery: "sum by (datname) (rate(pg_stat_database_blks_read[15m]))",
    dashboard: "database",
    bands: [
      {
        severity: "low",
        expr: `${hit} / (${hit} + ${read} > 100) < 0.9`,
        for: "30m",
      },
    ],
  },
});

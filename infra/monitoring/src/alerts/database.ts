import { gauge, quantile, rateOfCount } from "@petswipe/metrics/promql";
import { alertTable } from "./define.ts";

const pool = (state: "active" | "max" | "waiting") => gauge("db_connection_pool_size", { where: { state } });
const statements = { by: ["job", "operation", "table"], window: "5m" } as const;

/** Of the blocks that PostgreSQL was asked for, those that were not in its buffers. */
const read = "sum by (datname) (rate(pg_stat_database_blks_read[15m]))";
const hit = "sum by (datname) (rate(pg_stat_database_blks_hit[15m]))";

export const database = alertTable({
  DatabaseDown: {
    team: "database",
    service: "postgres",
    symptom: "down",
    summary: "PostgreSQL is down",
    description: "PostgreSQL cannot be reached, or does not answer its exporter: nothing can be read or stored.",
    format: "number",
    firstLook: "pg_up",
    dashboard: "database",
    bands: [
      {
        severity: "critical",
        expr: 'max by (job, instance) (pg_up) == 0 or up{job="postgres"} == 0 or absent(pg_up) unless on () up{job="postgres"} == 0',
        for: "1m",
        threshold: "not up",
      },
    ],
  },
  DatabaseConnectionPoolExhausted: {
    team: "database",
    service: "{job}",
    symptom: "pool-exhausted",
    summary: "{job} has no database connection left",
    description:
      "Requests wait for a connection in {instance} of {job}, whose pool has {value} to spare ({threshold}).",
    format: "number",
    firstLook: 'db_connection_pool_size{instance="{instance}"}',
    dashboard: "database",
    bands: [
      {
        severity: "critical",
        expr: `${pool("max")} - ignoring (state) ${pool("active")} < 2 and ignoring (state) ${pool("waiting")} > 0`,
        for: "5m",
        threshold: "< 2 free while requests wait",
      },
    ],
  },
  DatabaseReplicationLag: {
    team: "database",
    service: "postgres",
    symptom: "replication-lag",
    summary: "A replica lags behind",
    description:
      "{instance} is {value} behind its primary ({threshold}): it answers with what was, and a failover loses it.",
    format: "seconds",
    firstLook: "pg_replication_lag_seconds",
    dashboard: "database",
    bands: [{ severity: "high", expr: "pg_replication_lag_seconds > 30", for: "5m", threshold: "> 30s" }],
  },
  DatabaseReplicaLost: {
    team: "database",
    service: "postgres",
    symptom: "replica-lost",
    summary: "A replica has stopped to read",
    description:
      "Nobody reads the replication slot {slot_name}: PostgreSQL keeps all WAL for it until the disk is full.",
    format: "number",
    firstLook: "pg_replication_slot_slot_is_active",
    dashboard: "database",
    bands: [
      { severity: "high", expr: "pg_replication_slot_slot_is_active == 0", for: "5m", threshold: "a slot not active" },
    ],
  },
  DatabaseConnectionsHigh: {
    team: "database",
    service: "postgres",
    symptom: "connections",
    summary: "PostgreSQL runs out of connections",
    description:
      "{value} of the connections that PostgreSQL allows are taken ({threshold}): the next ones will be refused.",
    format: "ratio",
    firstLook: "topk(5, sum by (datname, state) (pg_stat_activity_count))",
    dashboard: "database",
    bands: [
      {
        severity: "high",
        expr: "sum by (instance) (pg_stat_activity_count) / max by (instance) (pg_settings_max_connections) > 0.8",
        for: "5m",
        threshold: "> 80%",
      },
    ],
  },
  DatabaseDeadlocks: {
    team: "database",
    service: "postgres",
    symptom: "deadlocks",
    summary: "Transactions deadlock",
    description: "{value} deadlocks in {datname} within 15 minutes: PostgreSQL ended a transaction for each.",
    format: "number",
    firstLook: "increase(pg_stat_database_deadlocks[15m])",
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: "round(max by (datname) (increase(pg_stat_database_deadlocks[15m]))) > 0",
        threshold: "> 0 in 15m",
      },
    ],
  },
  DatabaseLocks: {
    team: "database",
    service: "postgres",
    symptom: "locks",
    summary: "Sessions wait for locks",
    description:
      "{value} sessions of {datname} wait for a lock that somebody keeps ({threshold}): so do their requests.",
    format: "number",
    firstLook: 'sum by (datname, mode) (pg_locks_count{mode=~".*exclusivelock"} > 0)',
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: 'sum by (datname) (pg_stat_activity_count{wait_event_type="Lock"}) > 2',
        for: "2m",
        threshold: "> 2 for 2m",
      },
    ],
  },
  LongTransaction: {
    team: "database",
    service: "postgres",
    symptom: "long-transaction",
    summary: "A transaction stays open",
    description: "A transaction in {datname} has been open for {value} ({threshold}): nothing is cleaned up behind it.",
    format: "seconds",
    firstLook: "topk(5, pg_stat_activity_max_tx_duration > 60)",
    dashboard: "database",
    bands: [
      {
        severity: "medium",
        expr: 'max by (datname) (pg_stat_activity_max_tx_duration{backend_type=~"client backend|",application_name!="pg_dump"}) > 900',
        for: "1m",
        threshold: "> 15m",
      },
    ],
  },
  SlowQueries: {
    team: "database",
    service: "{job}",
    symptom: "slow-queries",
    summary: "Queries of {job} are slow",
    description: "One {operation} in twenty on {table} takes longer than {value} ({threshold}).",
    format: "seconds",
    firstLook:
      "topk(5, histogram_quantile(0.95, sum by (le, operation, table) (rate(db_query_duration_seconds_bucket[5m]))))",
    dashboard: "database",
    causedBy: ["DatabaseDown"],
    bands: [
      {
        severity: "low",
        expr: `${quantile(0.95, "db_query_duration_seconds", statements)} > 0.25 and ${rateOfCount("db_query_duration_seconds", statements)} > 0.1`,
        for: "10m",
        threshold: "> 250ms",
      },
    ],
  },
  DatabaseCacheHitRatioLow: {
    team: "database",
    service: "postgres",
    symptom: "buffer-misses",
    summary: "PostgreSQL reads from disk what it should remember",
    description: "{value} of the blocks that {datname} needs come from its buffers ({threshold}).",
    format: "ratio",
    firstLook: "sum by (datname) (rate(pg_stat_database_blks_read[15m]))",
    dashboard: "database",
    bands: [
      {
        severity: "low",
        expr: `${hit} / (${hit} + ${read} > 100) < 0.9`,
        for: "30m",
        threshold: "< 90%",
      },
    ],
  },
});

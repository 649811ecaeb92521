import { NoUnit, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile } from "@petswipe/metrics/promql";
import { answering, dropNaN, UP } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { CLIENTS, SERVERS } from "./selected.ts";
import { AVAILABLE, BUFFER_HITS, CONNECTIONS_USED } from "./series.ts";

const p95 = quantile(0.95, "db_query_duration_seconds", {
  where: CLIENTS,
  by: ["job", "operation", "table"],
  window: "5m",
});

const width = 4;
const height = 5;

/** Whether the database is the problem. */
export const status: Section = {
  title: "Current status",
  panels: [
    {
      kind: "stat",
      title: "PostgreSQL",
      description: "Whether every server responds to its exporter. A hung server counts as down.",
      unit: NoUnit,
      queries: [{ expr: `min(${answering("postgres", SERVERS)})`, legend: "PostgreSQL" }],
      valueMappings: UP,
      alerts: ["DatabaseDown"],
      dashboards: ["monitoring"],
      width,
      height,
    },
    {
      kind: "stat",
      title: "Highest p95 query time",
      description: "Highest 95th percentile of query time of any operation and table, as measured by the backend.",
      unit: Seconds,
      whenEmpty: "No queries",
      queries: [{ expr: `max(${dropNaN(p95)})`, legend: "p95" }],
      thresholds: thresholdsOf("DatabaseQueriesSlow"),
      alerts: ["DatabaseQueriesSlow"],
      width,
      height,
    },
    {
      kind: "gauge",
      title: "Connections used",
      description: "Share of max_connections in use, on the fullest server.",
      unit: PercentUnit,
      queries: [{ expr: `max(${CONNECTIONS_USED})`, legend: "used" }],
      thresholds: thresholdsOf("DatabaseConnectionsHigh"),
      alerts: ["DatabaseConnectionsHigh"],
      min: 0,
      max: 1,
      width,
      height,
    },
    {
      kind: "stat",
      title: "Available pool connections",
      description: "Connections left in the fullest backend pool. At 0, requests wait.",
      unit: Short,
      queries: [{ expr: `min(${AVAILABLE})`, legend: "available" }],
      thresholds: thresholdsOf("DatabaseConnectionPoolExhausted"),
      alerts: ["DatabaseConnectionPoolExhausted"],
      decimals: 0,
      width,
      height,
    },
    {
      kind: "stat",
      title: "Lowest cache hit ratio",
      description: "Lowest share of blocks found in shared buffers of any database, over 15 minutes.",
      unit: PercentUnit,
      queries: [{ expr: `min(${BUFFER_HITS})`, legend: "hits" }],
      thresholds: thresholdsOf("DatabaseCacheHitRatioLow"),
      alerts: ["DatabaseCacheHitRatioLow"],
      decimals: 1,
      width,
      height,
    },
    {
      kind: "stat",
      title: "Max replication lag",
      description: "Lag of the slowest replica; 0 on a primary and without replicas.",
      unit: Seconds,
      queries: [{ expr: `max(pg_replication_lag_seconds{${SERVERS}})`, legend: "lag" }],
      thresholds: thresholdsOf("DatabaseReplicationLag"),
      alerts: ["DatabaseReplicationLag"],
      width,
      height,
    },
  ],
};

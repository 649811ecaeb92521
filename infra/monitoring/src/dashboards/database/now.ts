import { NoUnit, PercentUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { quantile } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { answering, numbers, UP } from "../words.ts";
import { CLIENTS, SERVERS } from "./chosen.ts";
import { AVAILABLE, BUFFER_HITS, CONNECTIONS_USED } from "./series.ts";

const p95 = quantile(0.95, "db_query_duration_seconds", {
  where: CLIENTS,
  by: ["job", "operation", "table"],
  window: "5m",
});

const width = 4;
const height = 5;

/** Whether it is the database at all. */
export const now: Section = {
  title: "Now",
  panels: [
    {
      kind: "stat",
      title: "PostgreSQL",
      description: "Whether every server answers its exporter. One that hangs counts as down.",
      unit: NoUnit,
      queries: [{ expr: `min(${answering("postgres", SERVERS)})`, legend: "PostgreSQL" }],
      meanings: UP,
      alerts: ["DatabaseDown"],
      dashboards: ["monitoring"],
      width,
      height,
    },
    {
      kind: "stat",
      title: "Slowest p95",
      description: "Of the statements that are slowest, as the backend sees them: one in twenty took longer.",
      unit: Seconds,
      whenEmpty: "No statement",
      queries: [{ expr: `max(${numbers(p95)})`, legend: "p95" }],
      thresholds: thresholdsOf("SlowQueries"),
      alerts: ["SlowQueries"],
      width,
      height,
    },
    {
      kind: "gauge",
      title: "Connections used",
      description: "The share of the connections that PostgreSQL allows which are taken, on the fullest server.",
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
      title: "Pool available",
      description: "Connections that the backend with the fewest to spare can still take: with none, requests wait.",
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
      description: "The share of blocks that were in the buffers, of the database with the lowest, over 15 minutes.",
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
      title: "Longest replication lag",
      description: "How far the slowest replica is behind; 0 on a primary, and without replicas.",
      unit: Seconds,
      queries: [{ expr: `max(pg_replication_lag_seconds{${SERVERS}})`, legend: "lag" }],
      thresholds: thresholdsOf("DatabaseReplicationLag"),
      alerts: ["DatabaseReplicationLag"],
      width,
      height,
    },
  ],
};

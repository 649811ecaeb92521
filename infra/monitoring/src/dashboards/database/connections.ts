import { PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { CLIENTS, DATABASES } from "./selected.ts";
import { AVAILABLE, CONNECTIONS_USED } from "./series.ts";

/** Open connections, and requests that wait for one. */
export const connections: Section = {
  title: "Connections",
  panels: [
    {
      kind: "timeseries",
      title: "Connections by state",
      description:
        "PostgreSQL sessions: active ones run a statement; those idle in transaction hold locks without doing work.",
      unit: Short,
      queries: [{ expr: `sum by (state) (pg_stat_activity_count{${DATABASES}})`, legend: "{{state}}" }],
      stacked: true,
      alerts: ["DatabaseConnectionsHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connections used by server",
      description: "Share of max_connections in use, by server.",
      unit: PercentUnit,
      queries: [{ expr: CONNECTIONS_USED, legend: "{{instance}}" }],
      thresholds: thresholdsOf("DatabaseConnectionsHigh"),
      alerts: ["DatabaseConnectionsHigh"],
      max: 1,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connections by database",
      description: "Sessions per database.",
      unit: Short,
      queries: [{ expr: `sum by (datname) (pg_stat_database_numbackends{${DATABASES}})`, legend: "{{datname}}" }],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connection pool",
      description:
        "Connections of the backend pools: active (in use), idle (open and free), max (the limit) and waiting (requests without a free connection).",
      unit: Short,
      queries: [
        { expr: `sum by (state) (${gauge("db_connection_pool_size", { where: CLIENTS })})`, legend: "{{state}}" },
      ],
      alerts: ["DatabaseConnectionPoolExhausted"],
      dashboards: ["application"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Available pool connections by instance",
      description:
        "Connections that each backend can still use (max minus active). Below the line, requests will soon wait.",
      unit: Short,
      queries: [{ expr: AVAILABLE, legend: "{{instance}}" }],
      thresholds: thresholdsOf("DatabaseConnectionPoolExhausted"),
      alerts: ["DatabaseConnectionPoolExhausted"],
      width: 12,
    },
  ],
};

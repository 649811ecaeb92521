import { PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { gauge } from "@petswipe/metrics/promql";
import type { Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { CLIENTS, DATABASES } from "./chosen.ts";
import { AVAILABLE, CONNECTIONS_USED } from "./series.ts";

/** Who is connected, and who waits to be. */
export const connections: Section = {
  title: "Connections",
  panels: [
    {
      kind: "timeseries",
      title: "Connections by state",
      description:
        "Sessions on PostgreSQL: active ones run a statement, those idle in transaction keep their locks and do nothing.",
      unit: Short,
      queries: [{ expr: `sum by (state) (pg_stat_activity_count{${DATABASES}})`, legend: "{{state}}" }],
      stacked: true,
      alerts: ["DatabaseConnectionsHigh"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connections against max",
      description: "The share of the connections that each server allows (max_connections) which are taken.",
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
      description: "Sessions connected to each database.",
      unit: Short,
      queries: [{ expr: `sum by (datname) (pg_stat_database_numbackends{${DATABASES}})`, legend: "{{datname}}" }],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Connection pool",
      description:
        "Connections of the backend's pools: active ones are taken, idle ones open and free; max is their limit, and waiting are requests that none is free for.",
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
      title: "Pool available by instance",
      description: "Connections that each backend can still take, max less active: below the line, requests soon wait.",
      unit: Short,
      queries: [{ expr: AVAILABLE, legend: "{{instance}}" }],
      thresholds: thresholdsOf("DatabaseConnectionPoolExhausted"),
      alerts: ["DatabaseConnectionPoolExhausted"],
      width: 12,
    },
  ],
};

import { BytesIEC, NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { orNone, orZero } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { GOOD, goodBelow, thresholdsOf } from "../thresholds.ts";
import { SERVERS } from "./selected.ts";

/** Replica health, and the WAL retained for replicas that lag. Mostly 0 on a single server. */
export const replication: Section = {
  title: "Replication",
  panels: [
    {
      kind: "states",
      title: "Replication role",
      description: "Role of each server. A change is a failover; two primaries are a split brain.",
      unit: NoUnit,
      queries: [{ expr: `max by (instance) (pg_replication_is_replica{${SERVERS}})`, legend: "{{instance}}" }],
      valueMappings: { "0": { text: "primary", color: GOOD }, "1": { text: "replica", color: "blue" } },
      width: 12,
      height: 4,
    },
    {
      kind: "stat",
      title: "Streaming replicas",
      description: "Replicas that stream WAL from a primary.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_stat_replication_pg_wal_lsn_diff{${SERVERS}})`), legend: "replicas" }],
      decimals: 0,
      width: 4,
    },
    {
      kind: "stat",
      title: "Replication slots",
      description: "Named WAL positions that PostgreSQL retains for replicas.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_replication_slot_slot_is_active{${SERVERS}})`), legend: "slots" }],
      decimals: 0,
      width: 4,
    },
    {
      kind: "stat",
      title: "Inactive replication slots",
      description: "Replication slots without a connected replica. Their WAL is retained until the disk is full.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_replication_slot_slot_is_active{${SERVERS}} == 0)`), legend: "inactive" }],
      thresholds: goodBelow(1),
      alerts: ["DatabaseReplicaDisconnected"],
      decimals: 0,
      width: 4,
    },
    {
      kind: "timeseries",
      title: "Replication lag",
      description:
        "Lag of each server behind its primary, 0 on a primary. Reads are this stale, and a failover loses this much.",
      unit: Seconds,
      queries: [{ expr: `max by (instance) (pg_replication_lag_seconds{${SERVERS}})`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("DatabaseReplicationLag"),
      alerts: ["DatabaseReplicationLag"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "Replication lag in bytes",
      description: "WAL that each streaming replica has yet to replay.",
      unit: BytesIEC,
      queries: [
        {
          expr: orNone(`max by (application_name) (pg_stat_replication_pg_wal_lsn_diff{${SERVERS}})`, {
            application_name: "no replica",
          }),
          legend: "{{application_name}}",
        },
      ],
      alerts: ["DatabaseReplicationLag"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "WAL retained by slots",
      description: "WAL that PostgreSQL retains because a slot has not consumed it.",
      unit: BytesIEC,
      queries: [
        {
          expr: orNone(`max by (slot_name) (pg_replication_slots_pg_wal_lsn_diff{${SERVERS}})`, {
            slot_name: "no slot",
          }),
          legend: "{{slot_name}}",
        },
      ],
      alerts: ["DatabaseReplicaDisconnected"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "WAL size by server",
      description: "WAL on disk. It shrinks after checkpoints, unless a slot or archiving retains it.",
      unit: BytesIEC,
      queries: [{ expr: `max by (instance) (pg_wal_size_bytes{${SERVERS}})`, legend: "{{instance}}" }],
      dashboards: ["infrastructure"],
      width: 6,
    },
  ],
};

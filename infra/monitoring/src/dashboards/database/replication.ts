import { BytesIEC, NoUnit, Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { GOOD, goodBelow, thresholdsOf } from "../thresholds.ts";
import { orNone, orZero } from "../words.ts";
import { SERVERS } from "./chosen.ts";

/** Whether replicas keep up, and what is kept for those that do not. Most of it is 0 on a server by itself. */
export const replication: Section = {
  title: "Replication",
  panels: [
    {
      kind: "states",
      title: "Role",
      description: "What each server is: a change is a failover, and two primaries are one too many.",
      unit: NoUnit,
      queries: [{ expr: `max by (instance) (pg_replication_is_replica{${SERVERS}})`, legend: "{{instance}}" }],
      meanings: { "0": { text: "primary", color: GOOD }, "1": { text: "replica", color: "blue" } },
      width: 12,
      height: 4,
    },
    {
      kind: "stat",
      title: "Replicas streaming",
      description: "Replicas that are connected to a primary and read its WAL.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_stat_replication_pg_wal_lsn_diff{${SERVERS}})`), legend: "replicas" }],
      decimals: 0,
      width: 4,
    },
    {
      kind: "stat",
      title: "Replication slots",
      description: "Places in the WAL that PostgreSQL keeps for replicas by name.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_replication_slot_slot_is_active{${SERVERS}})`), legend: "slots" }],
      decimals: 0,
      width: 4,
    },
    {
      kind: "stat",
      title: "Slots that nobody reads",
      description: "Replication slots without their replica: WAL is kept for each until the disk is full.",
      unit: Short,
      queries: [{ expr: orZero(`count(pg_replication_slot_slot_is_active{${SERVERS}} == 0)`), legend: "not active" }],
      thresholds: goodBelow(1),
      alerts: ["DatabaseReplicaLost"],
      decimals: 0,
      width: 4,
    },
    {
      kind: "timeseries",
      title: "Replication lag",
      description:
        "How far each server is behind its primary, 0 on a primary: reads of it are as old, a failover loses as much.",
      unit: Seconds,
      queries: [{ expr: `max by (instance) (pg_replication_lag_seconds{${SERVERS}})`, legend: "{{instance}}" }],
      thresholds: thresholdsOf("DatabaseReplicationLag"),
      alerts: ["DatabaseReplicationLag"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "WAL behind",
      description: "Bytes of WAL that each streaming replica has yet to replay.",
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
      title: "WAL kept for slots",
      description: "Bytes of WAL that PostgreSQL keeps since a slot has not read them.",
      unit: BytesIEC,
      queries: [
        {
          expr: orNone(`max by (slot_name) (pg_replication_slots_pg_wal_lsn_diff{${SERVERS}})`, {
            slot_name: "no slot",
          }),
          legend: "{{slot_name}}",
        },
      ],
      alerts: ["DatabaseReplicaLost"],
      width: 6,
    },
    {
      kind: "timeseries",
      title: "WAL on disk",
      description:
        "Bytes of WAL that each server holds: it falls after checkpoints, unless a slot or the archive holds it.",
      unit: BytesIEC,
      queries: [{ expr: `max by (instance) (pg_wal_size_bytes{${SERVERS}})`, legend: "{{instance}}" }],
      dashboards: ["infrastructure"],
      width: 6,
    },
  ],
};

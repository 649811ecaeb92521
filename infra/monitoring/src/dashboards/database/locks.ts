import { Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import { orNone, partOf } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { DATABASES } from "./selected.ts";

const sessions = (matchers = "") => `pg_stat_activity_count{${DATABASES}${matchers}}`;
/** Wait event types of idle clients and idle background workers. */
const RESTING = '"|Activity|Client|Timeout"';
const ended = (what: "deadlocks" | "conflicts") =>
  `round(max by (datname) (increase(pg_stat_database_${what}{${DATABASES}}[15m])))`;

/** Whether sessions wait for each other. */
export const locks: Section = {
  title: "Locks and waits",
  panels: [
    {
      kind: "timeseries",
      title: "Sessions waiting for a lock by database",
      description: "Sessions blocked by a lock of another transaction; their requests wait as well.",
      unit: Short,
      queries: [
        {
          expr: partOf(`sum by (datname) (${sessions(',wait_event_type="Lock"')})`, `sum by (datname) (${sessions()})`),
          legend: "{{datname}}",
        },
      ],
      thresholds: thresholdsOf("DatabaseLockWaits"),
      alerts: ["DatabaseLockWaits"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Wait events",
      description:
        "Waiting sessions by wait event type: IO is the disk, Lock another transaction, LWLock PostgreSQL's shared memory.",
      unit: Short,
      queries: [
        {
          expr: orNone(`sum by (wait_event_type) (${sessions(`,wait_event_type!~${RESTING}`)})`, {
            wait_event_type: "nothing",
          }),
          legend: "{{wait_event_type}}",
        },
      ],
      stacked: true,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Locks by mode",
      description:
        "Locks held or requested: accessexclusivelock, as migrations take it, blocks all access; accesssharelock is a plain read.",
      unit: Short,
      queries: [{ expr: `sum by (mode) (pg_locks_count{${DATABASES}})`, legend: "{{mode}}" }],
      alerts: ["DatabaseLockWaits"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Longest transaction",
      description:
        "Age of the oldest client transaction, without backups. Vacuum cannot remove rows that were deleted after it started.",
      unit: Seconds,
      queries: [
        {
          expr: `max by (datname) (pg_stat_activity_max_tx_duration{${DATABASES},backend_type=~"client backend|",application_name!="pg_dump"})`,
          legend: "{{datname}}",
        },
      ],
      thresholds: thresholdsOf("DatabaseTransactionTooLong"),
      alerts: ["DatabaseTransactionTooLong"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Deadlocks and conflicts",
      description:
        "In 15 minutes: transactions aborted by a deadlock, and replica queries canceled by recovery conflicts.",
      unit: Short,
      queries: [
        { expr: ended("deadlocks"), legend: "{{datname}} deadlocks" },
        { expr: ended("conflicts"), legend: "{{datname}} conflicts" },
      ],
      thresholds: goodBelow(1, "medium"),
      alerts: ["DatabaseDeadlocks"],
      width: 12,
    },
  ],
};

import { Seconds, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow, thresholdsOf } from "../thresholds.ts";
import { orNone, partOf } from "../words.ts";
import { DATABASES } from "./chosen.ts";

const sessions = (matchers = "") => `pg_stat_activity_count{${DATABASES}${matchers}}`;
/** Those that nobody waits behind: idle clients, and background work with nothing to do. */
const RESTING = '"|Activity|Client|Timeout"';
const ended = (what: "deadlocks" | "conflicts") =>
  `round(max by (datname) (increase(pg_stat_database_${what}{${DATABASES}}[15m])))`;

/** Whether sessions wait for each other rather than for work. */
export const locks: Section = {
  title: "Locks and waits",
  panels: [
    {
      kind: "timeseries",
      title: "Sessions waiting for a lock",
      description: "Sessions of each database that wait for a lock that somebody keeps: so do their requests.",
      unit: Short,
      queries: [
        {
          expr: partOf(`sum by (datname) (${sessions(',wait_event_type="Lock"')})`, `sum by (datname) (${sessions()})`),
          legend: "{{datname}}",
        },
      ],
      thresholds: thresholdsOf("DatabaseLocks"),
      alerts: ["DatabaseLocks"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "What sessions wait for",
      description:
        "Sessions by kind of wait: IO is the disk, Lock another transaction, LWLock PostgreSQL's own memory.",
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
        "Locks held or asked for: accessexclusivelock, which migrations take, keeps everybody out; accesssharelock is plain reading.",
      unit: Short,
      queries: [{ expr: `sum by (mode) (pg_locks_count{${DATABASES}})`, legend: "{{mode}}" }],
      alerts: ["DatabaseLocks"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Longest transaction",
      description:
        "How long the oldest transaction of a client is open, without backups: nothing is cleaned up behind it.",
      unit: Seconds,
      queries: [
        {
          expr: `max by (datname) (pg_stat_activity_max_tx_duration{${DATABASES},backend_type=~"client backend|",application_name!="pg_dump"})`,
          legend: "{{datname}}",
        },
      ],
      thresholds: thresholdsOf("LongTransaction"),
      alerts: ["LongTransaction"],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Deadlocks and conflicts",
      description:
        "Within 15 minutes: transactions that PostgreSQL ended since they waited for each other, and queries of a replica that it ended to keep up.",
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

import type { database } from "../alerts/database.ts";
import { slowQueryCases } from "./database-queries.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

type Use = Omit<
  TestCasesOf<typeof database>,
  "DatabaseDown" | "DatabaseConnectionPoolExhausted" | "DatabaseReplicationLag" | "DatabaseReplicaDisconnected"
>;

const sessions = (count: string, labels: string, instance = "x") => ({
  [`pg_stat_activity_count{instance="${instance}",${labels}}`]: count,
});
const limit = (instance = "x") => ({ [`pg_settings_max_connections{instance="${instance}"}`]: "100x40" });

const inPetswipe = (severity: Firing["severity"], value: string): Firing => ({
  severity,
  labels: { datname: "petswipe" },
  value,
});

const deadlocks = (values: string, datname = "petswipe", instance = "x") => ({
  [`pg_stat_database_deadlocks{instance="${instance}",datname="${datname}"}`]: values,
});
const oldest = (seconds: string, labels = 'backend_type="client backend",state="idle in transaction"') => ({
  [`pg_stat_activity_max_tx_duration{datname="petswipe",${labels}}`]: seconds,
});

/** Blocks per minute. */
const blocks = (hit: number, read: number, datname = "petswipe", instance = "x") => ({
  [`pg_stat_database_blks_hit{instance="${instance}",datname="${datname}"}`]: `0+${hit}x90`,
  [`pg_stat_database_blks_read{instance="${instance}",datname="${datname}"}`]: `0+${read}x90`,
});

/** Test cases of the database's usage. */
export const databaseUseCases: Use = {
  DatabaseConnectionsHigh: [
    {
      name: "84 of 100 in use, by all databases together",
      series: {
        ...sessions("60x40", 'datname="petswipe",state="idle"'),
        ...sessions("24x40", 'datname="other",state="active"'),
        ...limit(),
      },
      expect: { "4m": [], "5m": [{ severity: "high", labels: { instance: "x" }, value: "84%" }] },
    },
    {
      name: "80 of 100 in use, exactly the threshold",
      series: { ...sessions("80x40", 'datname="petswipe",state="idle"'), ...limit() },
      expect: { "30m": [] },
    },
    {
      name: "one of two servers is full",
      series: {
        ...sessions("90x40", 'datname="petswipe",state="idle"'),
        ...limit(),
        ...sessions("1x40", 'datname="petswipe",state="idle"', "y"),
        ...limit("y"),
      },
      expect: { "30m": [{ severity: "high", labels: { instance: "x" }, value: "90%" }] },
    },
    {
      name: "it ends within five minutes",
      series: { ...sessions("99x4 5x40", 'datname="petswipe",state="idle"'), ...limit() },
      expect: { "5m": [], "6m": [] },
    },
  ],
  DatabaseDeadlocks: [
    {
      name: "two within 15 minutes, reported by two exporters",
      series: { ...deadlocks("5x9 7x40"), ...deadlocks("5x9 7x40", "petswipe", "y"), ...deadlocks("0x50", "other") },
      expect: {
        "9m": [],
        "10m": [inPetswipe("medium", "2")],
        "23m": [inPetswipe("medium", "2")],
        "24m": [],
      },
    },
    {
      name: "a single deadlock",
      series: deadlocks("5x9 6x40"),
      expect: { "9m": [], "10m": [inPetswipe("medium", "1")] },
    },
    { name: "PostgreSQL restarts and counts from 0", series: deadlocks("5x9 0x40"), expect: { "10m": [], "20m": [] } },
    { name: "an old counter value", series: deadlocks("1000x40"), expect: { "30m": [] } },
  ],
  DatabaseLockWaits: [
    {
      name: "three sessions wait for a lock",
      series: {
        ...sessions("2x40", 'datname="petswipe",wait_event_type="Lock",state="active",usename="a"'),
        ...sessions("1x40", 'datname="petswipe",wait_event_type="Lock",state="active",usename="b"'),
        ...sessions("50x40", 'datname="petswipe",wait_event_type="Client",state="idle",usename="a"'),
        ...sessions("1x40", 'datname="other",wait_event_type="Lock",state="active",usename="a"'),
      },
      expect: { "1m": [], "2m": [inPetswipe("medium", "3")] },
    },
    {
      name: "two sessions wait for a lock, exactly the threshold",
      series: {
        ...sessions("2x40", 'datname="petswipe",wait_event_type="Lock",state="active"'),
        ...sessions("1x40", 'datname="other",wait_event_type="Lock",state="active"'),
      },
      expect: { "30m": [] },
    },
    {
      name: "sessions that wait for their clients do not count",
      series: sessions("50x40", 'datname="petswipe",wait_event_type="Client",state="idle"'),
      expect: { "30m": [] },
    },
    {
      name: "sessions wait for one minute only",
      series: sessions("9x1 0x40", 'datname="petswipe",wait_event_type="Lock",state="active"'),
      expect: { "2m": [], "3m": [] },
    },
  ],
  DatabaseTransactionTooLong: [
    {
      name: "open for more than 15 minutes",
      series: { ...oldest("0+60x20"), ...oldest("1x20", 'backend_type="client backend",state="active"') },
      expect: { "16m": [], "17m": [inPetswipe("medium", "17m 0s")] },
    },
    {
      name: "open too long for one minute, at 15 s resolution",
      evaluate: "15s",
      every: "15s",
      series: oldest("1x3 945x10"),
      expect: { "105s": [], "2m": [inPetswipe("medium", "15m 45s")] },
    },
    {
      name: "an older exporter without the backend_type label",
      series: oldest("945x20", 'state="active"'),
      expect: { "0m": [], "1m": [inPetswipe("medium", "15m 45s")] },
    },
    { name: "open for 15 minutes, exactly the threshold", series: oldest("900x20"), expect: { "10m": [] } },
    {
      name: "a dump runs for an hour",
      series: oldest("3600x20", 'backend_type="client backend",state="active",application_name="pg_dump"'),
      expect: { "10m": [] },
    },
    {
      name: "a long autovacuum",
      series: oldest("9000x20", 'backend_type="autovacuum worker",state="active"'),
      expect: { "10m": [] },
    },
  ],
  ...slowQueryCases,
  DatabaseCacheHitRatioLow: [
    {
      name: "85.5% cache hits, as seen by two exporters",
      series: {
        ...blocks(85_500, 14_500),
        ...blocks(85_500, 14_500, "petswipe", "y"),
        ...blocks(99_000, 1000, "other"),
      },
      expect: { "30m": [], "31m": [inPetswipe("low", "85.5%")] },
    },
    { name: "91% cache hits", series: blocks(91_000, 9000), expect: { "60m": [] } },
    { name: "just below the minimum of blocks", series: blocks(2700, 3000), expect: { "60m": [] } },
    {
      name: "just above the minimum of blocks",
      series: blocks(2700, 3600),
      expect: { "60m": [inPetswipe("low", "42.86%")] },
    },
    { name: "no blocks read", series: blocks(0, 0), expect: { "60m": [] } },
  ],
};

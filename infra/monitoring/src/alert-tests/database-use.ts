import type { database } from "../alerts/database.ts";
import type { CasesOf, Firing } from "./case.ts";
import { slowQueryCases } from "./database-queries.ts";

type Use = Omit<
  CasesOf<typeof database>,
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

/** Blocks a minute. */
const blocks = (hit: number, read: number, datname = "petswipe", instance = "x") => ({
  [`pg_stat_database_blks_hit{instance="${instance}",datname="${datname}"}`]: `0+${hit}x90`,
  [`pg_stat_database_blks_read{instance="${instance}",datname="${datname}"}`]: `0+${read}x90`,
});

/** Cases of how the database is used. */
export const databaseUseCases: Use = {
  DatabaseConnectionsHigh: [
    {
      name: "84 of 100 are taken, by all databases together",
      series: {
        ...sessions("60x40", 'datname="petswipe",state="idle"'),
        ...sessions("24x40", 'datname="other",state="active"'),
        ...limit(),
      },
      expect: { "4m": [], "5m": [{ severity: "high", labels: { instance: "x" }, value: "84%" }] },
    },
    {
      name: "80 of 100 are taken",
      series: { ...sessions("80x40", 'datname="petswipe",state="idle"'), ...limit() },
      expect: { "30m": [] },
    },
    {
      name: "of two servers one is full",
      series: {
        ...sessions("90x40", 'datname="petswipe",state="idle"'),
        ...limit(),
        ...sessions("1x40", 'datname="petswipe",state="idle"', "y"),
        ...limit("y"),
      },
      expect: { "30m": [{ severity: "high", labels: { instance: "x" }, value: "90%" }] },
    },
    {
      name: "it is over before five minutes are",
      series: { ...sessions("99x4 5x40", 'datname="petswipe",state="idle"'), ...limit() },
      expect: { "5m": [], "6m": [] },
    },
  ],
  DatabaseDeadlocks: [
    {
      name: "two within fifteen minutes, seen by two exporters",
      series: { ...deadlocks("5x9 7x40"), ...deadlocks("5x9 7x40", "petswipe", "y"), ...deadlocks("0x50", "other") },
      expect: {
        "9m": [],
        "10m": [inPetswipe("medium", "2")],
        "23m": [inPetswipe("medium", "2")],
        "24m": [],
      },
    },
    { name: "one is enough", series: deadlocks("5x9 6x40"), expect: { "9m": [], "10m": [inPetswipe("medium", "1")] } },
    { name: "PostgreSQL restarts, and counts from 0", series: deadlocks("5x9 0x40"), expect: { "10m": [], "20m": [] } },
    { name: "those of long ago", series: deadlocks("1000x40"), expect: { "30m": [] } },
  ],
  DatabaseLockWaits: [
    {
      name: "three sessions wait",
      series: {
        ...sessions("2x40", 'datname="petswipe",wait_event_type="Lock",state="active",usename="a"'),
        ...sessions("1x40", 'datname="petswipe",wait_event_type="Lock",state="active",usename="b"'),
        ...sessions("50x40", 'datname="petswipe",wait_event_type="Client",state="idle",usename="a"'),
        ...sessions("1x40", 'datname="other",wait_event_type="Lock",state="active",usename="a"'),
      },
      expect: { "1m": [], "2m": [inPetswipe("medium", "3")] },
    },
    {
      name: "two sessions wait",
      series: {
        ...sessions("2x40", 'datname="petswipe",wait_event_type="Lock",state="active"'),
        ...sessions("1x40", 'datname="other",wait_event_type="Lock",state="active"'),
      },
      expect: { "30m": [] },
    },
    {
      name: "sessions wait for their clients",
      series: sessions("50x40", 'datname="petswipe",wait_event_type="Client",state="idle"'),
      expect: { "30m": [] },
    },
    {
      name: "they wait for a minute",
      series: sessions("9x1 0x40", 'datname="petswipe",wait_event_type="Lock",state="active"'),
      expect: { "2m": [], "3m": [] },
    },
  ],
  DatabaseTransactionTooLong: [
    {
      name: "one has been open for more than a quarter of an hour",
      series: { ...oldest("0+60x20"), ...oldest("1x20", 'backend_type="client backend",state="active"') },
      expect: { "16m": [], "17m": [inPetswipe("medium", "17m 0s")] },
    },
    {
      name: "it has been open for long for a minute, to the quarter",
      evaluate: "15s",
      every: "15s",
      series: oldest("1x3 945x10"),
      expect: { "105s": [], "2m": [inPetswipe("medium", "15m 45s")] },
    },
    {
      name: "an older exporter, which does not tell whose it is",
      series: oldest("945x20", 'state="active"'),
      expect: { "0m": [], "1m": [inPetswipe("medium", "15m 45s")] },
    },
    { name: "it has been open for a quarter of an hour", series: oldest("900x20"), expect: { "10m": [] } },
    {
      name: "a backup reads for an hour",
      series: oldest("3600x20", 'backend_type="client backend",state="active",application_name="pg_dump"'),
      expect: { "10m": [] },
    },
    {
      name: "autovacuum takes its time",
      series: oldest("9000x20", 'backend_type="autovacuum worker",state="active"'),
      expect: { "10m": [] },
    },
  ],
  ...slowQueryCases,
  DatabaseCacheHitRatioLow: [
    {
      name: "85.5% of the blocks were in the buffers, of both exporters' sight",
      series: {
        ...blocks(85_500, 14_500),
        ...blocks(85_500, 14_500, "petswipe", "y"),
        ...blocks(99_000, 1000, "other"),
      },
      expect: { "30m": [], "31m": [inPetswipe("low", "85.5%")] },
    },
    { name: "91% were", series: blocks(91_000, 9000), expect: { "60m": [] } },
    { name: "hardly a block is asked for", series: blocks(2700, 3000), expect: { "60m": [] } },
    { name: "some more are", series: blocks(2700, 3600), expect: { "60m": [inPetswipe("low", "42.86%")] } },
    { name: "nothing is asked for", series: blocks(0, 0), expect: { "60m": [] } },
  ],
};

import type { database } from "../alerts/database.ts";
import { databaseUseCases } from "./database-use.ts";
import type { Firing, TestCasesOf } from "./test-case.ts";

const noPostgres = (instance: string): Firing => ({
  severity: "critical",
  labels: { job: "postgres", instance },
  value: "0",
});
const postgresUp = (up: string, pgUp?: string) => ({
  'up{job="postgres",instance="x"}': up,
  ...(pgUp && { 'pg_up{job="postgres",instance="x"}': pgUp }),
});

const slot = (active: string, name = "standby") => ({
  [`pg_replication_slot_slot_is_active{instance="x",slot_name="${name}",slot_type="physical"}`]: active,
});
const lag = (seconds: string, instance = "replica") => ({
  [`pg_replication_lag_seconds{instance="${instance}"}`]: seconds,
});

const pool = (instance: string, active: string, waiting: string, max = "10x40") => ({
  [`db_connection_pool_size{job="backend",instance="${instance}",state="max"}`]: max,
  [`db_connection_pool_size{job="backend",instance="${instance}",state="active"}`]: active,
  [`db_connection_pool_size{job="backend",instance="${instance}",state="waiting"}`]: waiting,
  [`db_connection_pool_size{job="backend",instance="${instance}",state="idle"}`]: "0x40",
});
const exhausted = (value: string): Firing => ({
  severity: "critical",
  labels: { job: "backend", instance: "a" },
  value,
});

export const databaseCases: TestCasesOf<typeof database> = {
  ...databaseUseCases,
  DatabaseDown: [
    {
      name: "its exporter reports pg_up 0",
      series: postgresUp("1x20", "1x4 0x15"),
      expect: { "5m": [], "6m": [noPostgres("x")] },
    },
    {
      name: "its exporter does not respond, as when PostgreSQL hangs",
      series: postgresUp("1x4 0x15", "1x4 stale"),
      expect: { "5m": [], "6m": [noPostgres("x")] },
    },
    {
      name: "its exporter responds without pg_up",
      series: postgresUp("1x20"),
      expect: { "0m": [], "1m": [{ severity: "critical", value: "1" }] },
    },
    {
      name: "its exporter responds without pg_up, and the Redis exporter is down",
      series: { ...postgresUp("1x20"), 'up{job="redis",instance="x"}': "0x20" },
      expect: { "1m": [{ severity: "critical", value: "1" }] },
    },
    {
      name: "down for one minute, at 15 s resolution",
      evaluate: "15s",
      every: "15s",
      series: postgresUp("1x20", "1x3 0x10"),
      expect: { "105s": [], "2m": [noPostgres("x")] },
    },
    { name: "PostgreSQL is up", series: postgresUp("1x20", "1x20"), expect: { "10m": [] } },
    {
      name: "one of two servers is down",
      series: {
        ...postgresUp("1x20", "1x20"),
        'up{job="postgres",instance="y"}': "0x20",
        'pg_up{job="postgres",instance="y",server="localhost"}': "1x4 stale",
      },
      expect: { "0m": [], "1m": [noPostgres("y")] },
    },
    {
      name: "one of two servers cannot be reached by its exporter",
      series: { ...postgresUp("1x20", "1x20"), 'pg_up{job="postgres",instance="y",server="localhost"}': "0x20" },
      expect: { "0m": [], "1m": [noPostgres("y")] },
    },
    {
      name: "another job is down",
      series: { ...postgresUp("1x20", "1x20"), 'up{job="redis",instance="x"}': "0x20" },
      expect: { "10m": [] },
    },
    {
      name: "down for less than a minute",
      series: postgresUp("1x20", "1x4 0 1x15"),
      expect: { "5m": [], "7m": [] },
    },
  ],
  DatabaseConnectionPoolExhausted: [
    {
      name: "one connection is left, and requests wait",
      series: pool("a", "9x40", "3x40"),
      expect: { "4m": [], "5m": [exhausted("1")] },
    },
    {
      name: "two connections are left, exactly the threshold",
      series: pool("a", "8x40", "3x40"),
      expect: { "30m": [] },
    },
    { name: "no requests wait", series: pool("a", "10x40", "0x40"), expect: { "30m": [] } },
    {
      name: "an unused pool has no idle connections",
      series: pool("a", "0x40", "0x40"),
      expect: { "30m": [] },
    },
    {
      name: "one of two instances has none left",
      series: { ...pool("a", "10x40", "1x40"), ...pool("b", "0x40", "0x40") },
      expect: { "30m": [exhausted("0")] },
    },
    {
      name: "it ends within five minutes",
      series: pool("a", "10x4 1x40", "1x4 0x40"),
      expect: { "5m": [], "6m": [] },
    },
    { name: "no data", series: { 'up{job="backend"}': "1x40" }, expect: { "30m": [] } },
  ],
  DatabaseReplicationLag: [
    {
      name: "one of two replicas is 31.5 seconds behind",
      series: { ...lag("31.5x40"), ...lag("2x40", "other") },
      expect: { "4m": [], "5m": [{ severity: "high", labels: { instance: "replica" }, value: "31.5s" }] },
    },
    { name: "30 seconds behind, exactly the threshold", series: lag("30x40"), expect: { "30m": [] } },
    { name: "it catches up within five minutes", series: lag("60x4 1x40"), expect: { "5m": [], "6m": [] } },
  ],
  DatabaseReplicaDisconnected: [
    {
      name: "one of two slots has no consumer",
      series: { ...slot("1x4 0x20"), ...slot("1x40", "other") },
      expect: {
        "9m": [],
        "10m": [
          { severity: "high", labels: { instance: "x", slot_name: "standby", slot_type: "physical" }, value: "0" },
        ],
      },
    },
    { name: "a replica restarts", series: slot("0x4 1x40"), expect: { "5m": [], "20m": [] } },
  ],
};

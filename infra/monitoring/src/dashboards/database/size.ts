import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { RANGE, shareOf } from "../expressions.ts";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { DATABASES, SERVERS } from "./selected.ts";

/** Transaction ID age at which PostgreSQL stops accepting writes. */
const WRAPAROUND = 2e9;

const by = "by (datname, schemaname, relname)";
const table = (metric: string) => `max ${by} (pg_stat_user_tables_${metric}{${DATABASES}})`;
const rateOf = (metric: string) => `sum ${by} (rate(pg_stat_user_tables_${metric}{${DATABASES}}[${RANGE}]))`;
const blocks = (kind: "heap" | "idx", what: "hit" | "read") =>
  `sum ${by} (rate(pg_statio_user_tables_${kind}_blocks_${what}{${DATABASES}}[${RANGE}]))`;
const read = `(${blocks("heap", "read")} + ${blocks("idx", "read")})`;
const needed = `(${blocks("heap", "hit")} + ${blocks("idx", "hit")} + ${read})`;

/** Growth, and what vacuum has not cleaned up. */
export const size: Section = {
  title: "Size and vacuum",
  panels: [
    {
      kind: "timeseries",
      title: "Database size",
      description: "Size on disk by database, including indexes.",
      unit: BytesIEC,
      queries: [{ expr: `max by (datname) (pg_database_size_bytes{${DATABASES}})`, legend: "{{datname}}" }],
      stacked: true,
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Dead rows by table",
      description:
        "Deleted or outdated rows that wait for vacuum. A line that only rises is a table that is never vacuumed.",
      unit: Short,
      whenEmpty: "No tables in the selected databases",
      queries: [{ expr: table("n_dead_tup"), legend: "{{schemaname}}.{{relname}}" }],
      alerts: ["DatabaseTransactionTooLong"],
      width: 8,
    },
    {
      kind: "bars",
      title: "Transaction ID wraparound",
      description:
        "How close each database is to transaction ID wraparound, at which PostgreSQL stops accepting writes. Vacuum resets it.",
      unit: PercentUnit,
      queries: [
        {
          expr: `max by (datname) (pg_database_wraparound_age_datfrozenxid_seconds{${SERVERS}}) / ${WRAPAROUND}`,
          legend: "{{datname}}",
        },
      ],
      thresholds: goodBelow(0.5),
      max: 1,
      decimals: 2,
      width: 8,
    },
    {
      kind: "table",
      title: "Tables",
      description:
        "Current size and rows of each table; autovacuums, scans per second and buffer cache hit ratio in the selected time range.",
      unit: Short,
      whenEmpty: "–",
      labels: { datname: "database", schemaname: "schema", relname: "table" },
      columns: [
        { expr: table("table_size_bytes"), name: "size", unit: BytesIEC },
        { expr: table("index_size_bytes"), name: "indexes", unit: BytesIEC },
        { expr: table("n_live_tup"), name: "rows", decimals: 0 },
        {
          expr: shareOf(table("n_dead_tup"), `(${table("n_dead_tup")} + ${table("n_live_tup")})`),
          name: "dead rows",
          unit: PercentUnit,
          decimals: 1,
        },
        {
          expr: `round(max ${by} (increase(pg_stat_user_tables_autovacuum_count{${DATABASES}}[${RANGE}])))`,
          name: "autovacuums",
          decimals: 0,
        },
        { expr: rateOf("seq_scan"), name: "sequential scans", unit: OpsPerSecond },
        { expr: rateOf("idx_scan"), name: "index scans", unit: OpsPerSecond },
        { expr: `1 - (${shareOf(read, needed)})`, name: "buffer hits", unit: PercentUnit, decimals: 1 },
        { expr: read, name: "blocks read", unit: OpsPerSecond },
      ],
      sortBy: "size",
      alerts: ["DatabaseCacheHitRatioLow"],
      width: 24,
      height: 12,
    },
  ],
};

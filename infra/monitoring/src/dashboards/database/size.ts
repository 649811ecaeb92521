import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Section } from "../spec.ts";
import { goodBelow } from "../thresholds.ts";
import { RANGE, shareOf } from "../words.ts";
import { DATABASES, SERVERS } from "./chosen.ts";

/** Transactions that a database can be behind before PostgreSQL takes no more writes. */
const WRAPAROUND = 2e9;

const by = "by (datname, schemaname, relname)";
const table = (metric: string) => `max ${by} (pg_stat_user_tables_${metric}{${DATABASES}})`;
const changed = (metric: string) => `sum ${by} (rate(pg_stat_user_tables_${metric}{${DATABASES}}[${RANGE}]))`;
const blocks = (kind: "heap" | "idx", what: "hit" | "read") =>
  `sum ${by} (rate(pg_statio_user_tables_${kind}_blocks_${what}{${DATABASES}}[${RANGE}]))`;
const read = `(${blocks("heap", "read")} + ${blocks("idx", "read")})`;
const needed = `(${blocks("heap", "hit")} + ${blocks("idx", "hit")} + ${read})`;

/** What grows, and what is not cleaned up. */
export const size: Section = {
  title: "Size",
  panels: [
    {
      kind: "timeseries",
      title: "Database size",
      description: "Bytes on disk of each database, with its indexes: how fast the disk fills.",
      unit: BytesIEC,
      queries: [{ expr: `max by (datname) (pg_database_size_bytes{${DATABASES}})`, legend: "{{datname}}" }],
      stacked: true,
      dashboards: ["infrastructure"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Dead rows",
      description:
        "Rows of each table that are deleted or outdated and wait for vacuum: a line that only climbs is never cleaned up.",
      unit: Short,
      whenEmpty: "No table in the chosen databases",
      queries: [{ expr: table("n_dead_tup"), legend: "{{schemaname}}.{{relname}}" }],
      alerts: ["LongTransaction"],
      width: 8,
    },
    {
      kind: "bars",
      title: "Transaction ids used",
      description:
        "How far each database is towards the wraparound of transaction ids, at which PostgreSQL takes no more writes. Vacuum brings it back.",
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
        "Each table: its size and rows now, and in the time that is shown its autovacuums, its scans a second, and the share of its blocks that were in the buffers.",
      unit: Short,
      whenEmpty: "–",
      labels: { datname: "database", schemaname: "schema", relname: "table" },
      columns: [
        { expr: table("table_size_bytes"), name: "size", unit: BytesIEC },
        { expr: table("index_size_bytes"), name: "indexes", unit: BytesIEC },
        { expr: table("n_live_tup"), name: "rows", decimals: 0 },
        {
          expr: shareOf(table("n_dead_tup"), `(${table("n_dead_tup")} + ${table("n_live_tup")})`),
          name: "dead",
          unit: PercentUnit,
          decimals: 1,
        },
        {
          expr: `round(max ${by} (increase(pg_stat_user_tables_autovacuum_count{${DATABASES}}[${RANGE}])))`,
          name: "autovacuums",
          decimals: 0,
        },
        { expr: changed("seq_scan"), name: "full scans", unit: OpsPerSecond },
        { expr: changed("idx_scan"), name: "index scans", unit: OpsPerSecond },
        { expr: `1 - (${shareOf(read, needed)})`, name: "in the buffers", unit: PercentUnit, decimals: 1 },
        { expr: read, name: "blocks read", unit: OpsPerSecond },
      ],
      sortBy: "size",
      alerts: ["DatabaseCacheHitRatioLow"],
      width: 24,
      height: 12,
    },
  ],
};

import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import { WINDOW } from "../expressions.ts";
import type { Query, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { DATABASES, SERVERS } from "./selected.ts";
import { BUFFER_HITS } from "./series.ts";

const perSecond = (metric: string, matchers: string, legend: string): Query => ({
  expr: `sum(rate(${metric}{${matchers}}[${WINDOW}]))`,
  legend,
});
const checkpoints = (why: "timed" | "requested") =>
  `round(sum(increase(pg_stat_checkpointer_num_${why}_total{${SERVERS}}[15m])))`;

/** Whether PostgreSQL finds the data it needs in memory. */
export const buffers: Section = {
  title: "Buffer cache",
  panels: [
    {
      kind: "timeseries",
      title: "Buffer cache hit ratio",
      description:
        "Share of blocks found in shared buffers, by database, over 15 minutes. The rest comes from the OS page cache or the disk.",
      unit: PercentUnit,
      queries: [{ expr: BUFFER_HITS, legend: "{{datname}}" }],
      thresholds: thresholdsOf("DatabaseCacheHitRatioLow"),
      alerts: ["DatabaseCacheHitRatioLow"],
      max: 1,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Blocks hit and read per second",
      description: "Blocks of 8 KiB found in shared buffers, and read into them.",
      unit: OpsPerSecond,
      queries: [
        perSecond("pg_stat_database_blks_hit", DATABASES, "hit"),
        perSecond("pg_stat_database_blks_read", DATABASES, "read"),
      ],
      alerts: ["DatabaseCacheHitRatioLow"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Buffer pool size vs. database size",
      description:
        "Size of the buffer pool (shared_buffers) and of the databases. Smaller databases fit in memory entirely.",
      unit: BytesIEC,
      queries: [
        { expr: `max(pg_settings_shared_buffers_bytes{${SERVERS}})`, legend: "buffer pool" },
        { expr: `sum(max by (datname) (pg_database_size_bytes{${SERVERS}}))`, legend: "databases" },
      ],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Buffer pool usage",
      description:
        "Buffers per second allocated for new blocks, and written by the background writer or by checkpoints. Many allocations mean that the pool is too small.",
      unit: OpsPerSecond,
      queries: [
        perSecond("pg_stat_bgwriter_buffers_alloc_total", SERVERS, "allocated"),
        perSecond("pg_stat_bgwriter_buffers_clean_total", SERVERS, "written by background writer"),
        perSecond("pg_stat_checkpointer_buffers_written_total", SERVERS, "written by checkpoints"),
      ],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Checkpoints",
      description: "Checkpoints in 15 minutes: timed, and requested early because max_wal_size was reached.",
      unit: Short,
      queries: [
        { expr: checkpoints("timed"), legend: "timed" },
        { expr: checkpoints("requested"), legend: "requested" },
      ],
      width: 12,
    },
  ],
};

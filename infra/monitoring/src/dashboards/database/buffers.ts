import { BytesIEC, OpsPerSecond, PercentUnit, Short } from "@grafana/grafana-foundation-sdk/units";
import type { Query, Section } from "../spec.ts";
import { thresholdsOf } from "../thresholds.ts";
import { WINDOW } from "../words.ts";
import { DATABASES, SERVERS } from "./chosen.ts";
import { BUFFER_HITS } from "./series.ts";

const persecond = (metric: string, matchers: string, legend: string): Query => ({
  expr: `sum(rate(${metric}{${matchers}}[${WINDOW}]))`,
  legend,
});
const checkpoints = (why: "timed" | "requested") =>
  `round(sum(increase(pg_stat_checkpointer_num_${why}_total{${SERVERS}}[15m])))`;

/** Whether PostgreSQL finds in its memory what it needs. */
export const buffers: Section = {
  title: "Cache",
  panels: [
    {
      kind: "timeseries",
      title: "Cache hit ratio",
      description:
        "The share of blocks that each database found in PostgreSQL's buffers, over 15 minutes: the rest is the system's cache or the disk.",
      unit: PercentUnit,
      queries: [{ expr: BUFFER_HITS, legend: "{{datname}}" }],
      thresholds: thresholdsOf("DatabaseCacheHitRatioLow"),
      alerts: ["DatabaseCacheHitRatioLow"],
      max: 1,
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Blocks",
      description: "Blocks of 8 KiB a second that were in the buffers, and those that had to be read into them.",
      unit: OpsPerSecond,
      queries: [
        persecond("pg_stat_database_blks_hit", DATABASES, "in the buffers"),
        persecond("pg_stat_database_blks_read", DATABASES, "read"),
      ],
      alerts: ["DatabaseCacheHitRatioLow"],
      width: 8,
    },
    {
      kind: "timeseries",
      title: "Buffer pool and databases",
      description:
        "The size of the buffer pool (shared_buffers) and of the databases that share it: while they are smaller, all of them fits.",
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
        "Buffers a second that were taken for new blocks, and those written out to make room or by a checkpoint: many taken are a pool too small.",
      unit: OpsPerSecond,
      queries: [
        persecond("pg_stat_bgwriter_buffers_alloc_total", SERVERS, "taken"),
        persecond("pg_stat_bgwriter_buffers_clean_total", SERVERS, "written to make room"),
        persecond("pg_stat_checkpointer_buffers_written_total", SERVERS, "written by checkpoints"),
      ],
      width: 12,
    },
    {
      kind: "timeseries",
      title: "Checkpoints",
      description: "Within 15 minutes: those on time, and those requested early since max_wal_size was reached.",
      unit: Short,
      queries: [
        { expr: checkpoints("timed"), legend: "timed" },
        { expr: checkpoints("requested"), legend: "requested" },
      ],
      width: 12,
    },
  ],
};

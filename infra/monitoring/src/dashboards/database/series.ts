import { gauge } from "@petswipe/metrics/promql";
import { shareOf } from "../expressions.ts";
import { CLIENTS, DATABASES, SERVERS } from "./selected.ts";

const pool = (state: "active" | "max") => gauge("db_connection_pool_size", { where: { ...CLIENTS, state } });

/** Connections that each client can still use: its pool opens them on demand. */
export const AVAILABLE = `${pool("max")} - ignoring (state) ${pool("active")}`;

/** The share of max_connections in use, by server. */
export const CONNECTIONS_USED = `sum by (instance) (pg_stat_activity_count{${SERVERS}}) / max by (instance) (pg_settings_max_connections{${SERVERS}})`;

const blocks = (what: "hit" | "read") => `sum by (datname) (rate(pg_stat_database_blks_${what}{${DATABASES}}[15m]))`;
/** The share of blocks found in shared buffers, by database: 1 when none were needed. */
export const BUFFER_HITS = `1 - (${shareOf(blocks("read"), `(${blocks("hit")} + ${blocks("read")})`)})`;

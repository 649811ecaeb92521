import { gauge } from "@petswipe/metrics/promql";
import { shareOf } from "../words.ts";
import { CLIENTS, DATABASES, SERVERS } from "./chosen.ts";

const pool = (state: "active" | "max") => gauge("db_connection_pool_size", { where: { ...CLIENTS, state } });

/** Connections that each client could still take: its pool opens them on demand. */
export const AVAILABLE = `${pool("max")} - ignoring (state) ${pool("active")}`;

/** The share of the connections that each server allows which are taken. */
export const CONNECTIONS_USED = `sum by (instance) (pg_stat_activity_count{${SERVERS}}) / max by (instance) (pg_settings_max_connections{${SERVERS}})`;

const blocks = (what: "hit" | "read") => `sum by (datname) (rate(pg_stat_database_blks_${what}{${DATABASES}}[15m]))`;
/** The share of the blocks that each database needed which were in the buffers: all of them when it needed none. */
export const BUFFER_HITS = `1 - (${shareOf(blocks("read"), `(${blocks("hit")} + ${blocks("read")})`)})`;

import type { databaseMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import pg from "pg";

export interface PoolOptions {
  readonly url: string;
  /** Maximum number of connections. */
  readonly maxConnections: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** PostgreSQL cancels a statement after this time; the client gives up a second later, in case PostgreSQL hangs. */
  readonly statementTimeoutMs: number;
  /** How long a request waits for a connection before it fails. */
  readonly connectTimeoutMs: number;
  readonly metrics: Instruments<typeof databaseMetrics>;
  /** Called with errors of idle connections, which belong to no request. */
  readonly onIdleError: (error: Error) => void;
}

/** A node-pg pool whose state is read at each scrape. Connections open on demand. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMs,
    statement_timeout: options.statementTimeoutMs,
    query_timeout: options.statementTimeoutMs + 1000,
    keepAlive: true,
  });
  pool.on("error", options.onIdleError);
  options.metrics.db_connection_pool_size.readAtScrape(() => [
    [{ state: "active" }, pool.totalCount - pool.idleCount],
    [{ state: "idle" }, pool.idleCount],
    [{ state: "waiting" }, pool.waitingCount],
    [{ state: "max" }, options.maxConnections],
  ]);
  return pool;
}

import pg from "pg";

/**
 * At most 3 connections, with a statement timeout of 10 s, even if PostgreSQL hangs. An exporter that is disconnected during
 * a fold holds the lock for at most 10 s.
 */
export function openPool(url: string, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    application_name: "petswipe-exporter",
    connectionTimeoutMillis: 2_000,
    // Never close idle connections: their prepared statements make collections four times as fast.
    idleTimeoutMillis: 0,
    statement_timeout: 10_000,
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on("error", onIdleError);
  return pool;
}

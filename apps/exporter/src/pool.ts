import pg from "pg";

/**
 * At most 3 connections, each of which gives up on a statement after 10 s, PostgreSQL hanging or not. An exporter that is
 * cut off in the middle of a fold holds the lock for 10 s at most.
 */
export function openPool(url: string, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 3,
    application_name: "petswipe-exporter",
    connectionTimeoutMillis: 2_000,
    // Never: what is planned on a connection has to outlive the pause between collections, which else take four times as long.
    idleTimeoutMillis: 0,
    statement_timeout: 10_000,
    query_timeout: 11_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on("error", onIdleError);
  return pool;
}

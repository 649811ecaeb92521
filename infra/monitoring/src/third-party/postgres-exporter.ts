/** Collectors of the PostgreSQL exporter that are off by default and export series listed in `postgres.ts`. */
export const POSTGRES_COLLECTORS = [
  "database_wraparound",
  "long_running_transactions",
  "postmaster",
  "stat_checkpointer",
  "stat_statements", // without `include_query`: a statement's text may contain a password (ALTER ROLE)
] as const;

/**
 * Settings of the exporter's session, in milliseconds. Without them, a locked table (by a migration, for example) blocks the
 * query for its size, so that the exporter never responds and PostgreSQL seems to be down. With them, only that collector
 * fails, well within the scrape timeout.
 */
export const POSTGRES_SESSION = { lock_timeout: "1000", statement_timeout: "5000" } as const;

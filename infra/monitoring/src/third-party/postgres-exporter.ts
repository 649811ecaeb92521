/** Collectors of the PostgreSQL exporter that are off unless asked for, and that the names in `postgres.ts` come from. */
export const POSTGRES_COLLECTORS = [
  "database_wraparound",
  "long_running_transactions",
  "postmaster",
  "stat_checkpointer",
  "stat_statements", // without `include_query`: a statement's text may hold a password (ALTER ROLE)
] as const;

/**
 * Settings of the exporter's own session, in milliseconds. Without them a table that somebody has locked (a migration, say)
 * holds up the question for its size, so that the exporter never answers and all of PostgreSQL seems to be down. With them
 * the one collector fails and the others answer, well within a scrape's timeout.
 */
export const POSTGRES_SESSION = { lock_timeout: "1000", statement_timeout: "5000" } as const;

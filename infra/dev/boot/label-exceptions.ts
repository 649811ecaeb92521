import { KPI_NAMES } from "@petswipe/metrics";

type Reasons = Readonly<Record<string, string>>;

/** Statements that the backend does not have, with what happens instead. */
const NO_STATEMENT: Reasons = {
  "select password_resets": "a reset is redeemed by an update",
  "insert none": "an insert has a table",
  "update swipes": "a swipe never changes",
  "update matches": "a match never changes",
  "update none": "an update has a table",
  "delete sessions": "sessions end, and are deleted with their user",
  "delete pets": "pets are withdrawn",
  "delete swipes": "deleted with their user",
  "delete matches": "deleted with their user",
  "delete adoptions": "deleted with their match",
  "delete none": "a deletion has a table",
};

function ofStatements(metric: string): Reasons {
  const series = Object.entries(NO_STATEMENT).map(([statement, reason]) => {
    const [operation, table] = statement.split(" ");
    return [`${metric}{operation="${operation}",table="${table}"}`, reason] as const;
  });
  return Object.fromEntries(series);
}

const ofKpis = (metric: string, reason: string): Reasons =>
  Object.fromEntries(KPI_NAMES.map((kpi) => [`${metric}{kpi="${kpi}"}`, reason]));

/** Series that are 0 in the boot test, each with its reason. */
export const neverMoves: Reasons = {
  ...ofStatements("db_queries_total"),
  ...ofStatements("db_query_duration_seconds"),
  ...ofKpis("petswipe_kpi_stale", "every KPI is fresh"),
  'auth_token_validations_total{result="expired"}': "a token lives for a day",
  'rate_limit_hits_total{limit="global"}': "development allows 100,000 requests per minute",
};

/** Series that exist and may be 0, each with its reason. */
export const sometimesMoves: Reasons = {
  ...ofKpis("petswipe_kpi_errors_total", "only a collection while PostgreSQL is frozen fails"),
  'db_connection_pool_size{state="active"}': "a scrape may meet no request",
  'db_connection_pool_size{state="idle"}': "a scrape may meet a request on each connection",
  'db_connection_pool_size{state="waiting"}': "requests wait only if every connection is in use",
  'petswipe_kpi_folds_total{outcome="fresh"}': "one exporter rarely finds a fresh fold",
  'petswipe_kpi_folds_total{outcome="busy"}': "one exporter rarely finds another fold",
  'petswipe_kpi_folds_total{outcome="failed"}': "only a fold while PostgreSQL is frozen fails",
};

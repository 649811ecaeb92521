import { auth, LIMITS, limits } from "./auth.ts";
import { swipes } from "./business.ts";
import { cache } from "./cache.ts";
import { POOL, pool, queries, transactions } from "./database.ts";
import { layers, methods } from "./http.ts";
import type { LabelSuite } from "./suite.ts";

export const suites: readonly LabelSuite[] = [
  { what: "swipes, logins, tokens, caches and transactions", rows: [...swipes, ...auth, ...cache, ...transactions] },
  { what: "methods and layers", rows: [...methods, ...layers] },
  { what: "statements", rows: queries },
  { what: "rate limits", env: LIMITS, rows: limits },
  { what: "the connection pool", env: POOL, rows: pool },
];

/** Statements that the backend does not have, by operation and table, with what happens instead. */
const NO_STATEMENT: Readonly<Record<string, string>> = {
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

/** Series that the backend never moves, each with its reason. */
export const neverMoved: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(NO_STATEMENT).flatMap(([statement, reason]) => {
    const [operation, table] = statement.split(" ");
    const labels = `{operation="${operation}",table="${table}"}`;
    return ["db_queries_total", "db_query_duration_seconds"].map((name) => [`${name}${labels}`, reason] as const);
  }),
);

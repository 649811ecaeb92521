import { metricTable } from "../types.ts";
import { OPERATIONS, TABLES } from "../vocabulary.ts";
import { QUERY_SECONDS } from "./buckets.ts";

const statement = { operation: OPERATIONS, table: TABLES } as const;

export const databaseMetrics = metricTable({
  db_queries_total: {
    type: "counter",
    help: "Statements sent to PostgreSQL, failed ones included.",
    labels: statement,
  },
  db_query_duration_seconds: {
    type: "histogram",
    help: "Time of a statement as the client sees it, from the send to the last row; without the wait for a connection.",
    labels: statement,
    buckets: QUERY_SECONDS,
  },
  db_connection_pool_size: {
    type: "gauge",
    help: "Connections by state: active (checked out), idle (open and free), max (the pool's limit); and waiting: requests for a connection that none is free for. Available is max minus active: connections open on demand, so few idle ones are no shortage.",
    labels: { state: ["active", "idle", "waiting", "max"] },
  },
  db_transactions_total: {
    type: "counter",
    help: "Explicit transactions by outcome.",
    labels: { status: ["committed", "rolled_back"] },
  },
});

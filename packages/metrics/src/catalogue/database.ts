import { metricTable } from "../types.ts";
import { OPERATIONS, TABLES } from "../vocabulary.ts";
import { QUERY_SECONDS } from "./buckets.ts";

const statement = { operation: OPERATIONS, table: TABLES } as const;

export const databaseMetrics = metricTable({
  db_queries_total: {
    type: "counter",
    help: "Statements sent to PostgreSQL, including failed ones.",
    labels: statement,
  },
  db_query_duration_seconds: {
    type: "histogram",
    help: "Client-side duration of a statement, from sending it to the last row, without the wait for a connection.",
    labels: statement,
    buckets: QUERY_SECONDS,
  },
  db_connection_pool_size: {
    type: "gauge",
    help: "Pool connections by state: active (checked out), idle (open and free), max (the pool's limit); and waiting: requests that wait for a connection. Available are max minus active, since connections open on demand: few idle ones are not a shortage.",
    labels: { state: ["active", "idle", "waiting", "max"] },
  },
  db_transactions_total: {
    type: "counter",
    help: "Explicit transactions, by outcome.",
    labels: { status: ["committed", "rolled_back"] },
  },
});

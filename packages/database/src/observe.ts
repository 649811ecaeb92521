import type { databaseMetrics } from "@petswipe/metrics";
import type { Instruments } from "@petswipe/metrics/instruments";
import type pg from "pg";
import { DatabaseUnavailableError, isUnavailable } from "./errors.ts";
import type { Statement } from "./statement.ts";
import type { Queryable } from "./types.ts";

export interface Observation {
  readonly metrics: Instruments<typeof databaseMetrics>;
  /** Called with each statement's duration, so that callers can sum them per request. */
  readonly onQuery?: ((seconds: number) => void) | undefined;
}

/** Runs statements on one connection, each counted and timed. */
export function observed(client: pg.ClientBase, { metrics, onQuery }: Observation): Queryable {
  async function query<Row>(statement: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const start = performance.now();
    try {
      const result = await client.query(statement.text, [...values]);
      return result.rows as Row[];
    } catch (error) {
      throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
    } finally {
      const seconds = (performance.now() - start) / 1000;
      const labels = { operation: statement.operation, table: statement.table };
      metrics.db_queries_total.inc(labels);
      metrics.db_query_duration_seconds.observe(labels, seconds);
      onQuery?.(seconds);
    }
  }
  return { query, first: async (statement, values) => (await query(statement, values))[0] };
}

import type pg from "pg";
import { DatabaseUnavailableError, isUnavailable } from "./errors.ts";
import { type Observation, observed } from "./observe.ts";
import { createPool, type PoolOptions } from "./pool.ts";
import type { Database, Queryable } from "./types.ts";

const SWALLOWED_ERROR =
  "The transaction was rolled back: one of its statements failed, but the callback caught the error. Rethrow it.";

export type DatabaseOptions = PoolOptions & Observation;

/** A database on a connection pool. Connects on the first statement, so programs can start while PostgreSQL is down. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = createPool(options);

  async function withClient<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
    });
    // Without a listener, losing a checked-out connection would crash the process. Its next statement fails anyway.
    const onLost = () => {};
    client.on("error", onLost);
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(error instanceof DatabaseUnavailableError);
      throw error;
    } finally {
      client.off("error", onLost);
    }
  }

  async function transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> {
    const { db_transactions_total: outcomes } = options.metrics;
    return withClient(async (client) => {
      try {
        await control(client, "BEGIN");
        const result = await work(observed(client, options));
        // For a failed transaction, PostgreSQL answers COMMIT with ROLLBACK and no error.
        if ((await control(client, "COMMIT")) !== "COMMIT") throw new Error(SWALLOWED_ERROR);
        outcomes.inc({ status: "committed" });
        return result;
      } catch (error) {
        outcomes.inc({ status: "rolled_back" });
        if (!(error instanceof DatabaseUnavailableError)) await control(client, "ROLLBACK");
        throw error;
      }
    });
  }

  return {
    query: (statement, values) => withClient((client) => observed(client, options).query(statement, values)),
    first: (statement, values) => withClient((client) => observed(client, options).first(statement, values)),
    transaction,
    close: () => pool.end(),
  };
}

/** Runs the command and returns the one that PostgreSQL reports as done. */
async function control(client: pg.PoolClient, command: "BEGIN" | "COMMIT" | "ROLLBACK"): Promise<string> {
  const result = await client.query(command).catch((error: unknown) => {
    throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
  });
  return result.command;
}

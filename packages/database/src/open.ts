import type pg from "pg";
import { DatabaseUnavailableError, isUnavailable } from "./errors.ts";
import { type Observation, observed } from "./observe.ts";
import { createPool, type PoolOptions } from "./pool.ts";
import type { Database, Queryable } from "./types.ts";

export type DatabaseOptions = PoolOptions & Observation;

/** A database over a pool. Opens no connection until the first statement, so it starts while PostgreSQL is down. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = createPool(options);

  async function withClient<Result>(work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await pool.connect().catch((error: unknown) => {
      throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
    });
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      client.release(error instanceof DatabaseUnavailableError);
      throw error;
    }
  }

  async function transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result> {
    const { db_transactions_total: outcomes } = options.metrics;
    return withClient(async (client) => {
      try {
        await control(client, "BEGIN");
        const result = await work(observed(client, options));
        await control(client, "COMMIT");
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

async function control(client: pg.PoolClient, command: "BEGIN" | "COMMIT" | "ROLLBACK"): Promise<void> {
  await client.query(command).catch((error: unknown) => {
    throw isUnavailable(error) ? new DatabaseUnavailableError(error) : error;
  });
}

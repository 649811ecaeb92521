import type { Statement } from "./statement.ts";

export interface Queryable {
  /** All rows. Rejects with a DatabaseUnavailableError if PostgreSQL is unreachable, else with node-pg's DatabaseError. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or undefined. */
  first<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row | undefined>;
}

export interface Database extends Queryable {
  /** Runs `work` in a transaction: commits if it resolves; if it throws, rolls back and rethrows. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Waits for running statements, then closes all connections. */
  close(): Promise<void>;
}

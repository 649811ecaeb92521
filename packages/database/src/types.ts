import type { Statement } from "./statement.ts";

export interface Queryable {
  /** All rows. Rejects with a DatabaseUnavailableError when PostgreSQL cannot be reached, else with node-pg's DatabaseError. */
  query<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or undefined. */
  first<Row>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row | undefined>;
}

export interface Database extends Queryable {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws, and then throws the same. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Waits for statements under way, then closes all connections. */
  close(): Promise<void>;
}

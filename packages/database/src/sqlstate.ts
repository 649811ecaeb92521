/** PostgreSQL's codes of the errors that are handled by kind, under the names of its appendix A. */
export const SQLSTATE = {
  foreignKeyViolation: "23503",
  uniqueViolation: "23505",
  inFailedSqlTransaction: "25P02",
  serializationFailure: "40001",
  deadlockDetected: "40P01",
  undefinedTable: "42P01",
  lockNotAvailable: "55P03",
  queryCanceled: "57014",
} as const;

export type SqlState = (typeof SQLSTATE)[keyof typeof SQLSTATE];

/** Classes 08 connection, 57P admin shutdown and start-up, 53 out of resources. */
const UNAVAILABLE = /^(08|57P|53)/;

/** Whether a code is of a server that cannot serve now, whatever the statement. */
export const isUnavailableState = (code: string): boolean => UNAVAILABLE.test(code);

/** Whether PostgreSQL answered with one of these errors. */
export function hasSqlState(error: unknown, ...states: readonly SqlState[]): boolean {
  return error instanceof Error && "code" in error && states.some((state) => state === error.code);
}

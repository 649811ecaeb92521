/** The PostgreSQL error codes that are handled individually, by their condition names (Appendix A). */
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

/** Classes 08 (connection), 57P (shutdown and startup), 53 (insufficient resources). */
const UNAVAILABLE = /^(08|57P|53)/;

/** Whether the code means that the server is unavailable, for any statement. */
export const isUnavailableState = (code: string): boolean => UNAVAILABLE.test(code);

/** Whether PostgreSQL returned one of these errors. */
export function hasSqlState(error: unknown, ...states: readonly SqlState[]): boolean {
  return error instanceof Error && "code" in error && states.some((state) => state === error.code);
}

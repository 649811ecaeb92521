import { hasSqlState, isUnavailableState, SQLSTATE } from "./sqlstate.ts";

/** PostgreSQL cannot be reached, or ends our connections: nothing is wrong with the statement, and it may work later. */
export class DatabaseUnavailableError extends Error {
  constructor(cause: unknown) {
    super(`PostgreSQL is not available: ${reasonOf(cause)}`, { cause });
    this.name = "DatabaseUnavailableError";
  }
}

/** An error's message; of an AggregateError, which has none when several addresses were tried, those of its parts. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
]);

/** What node-pg says, without a code, when a connection ends or none comes. */
const MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|not queryable|query read timeout|client was closed/i;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return SOCKET_CODES.has(code) || isUnavailableState(code) || (code === "" && MESSAGES.test(error.message));
}

/** Whether a row was refused because its key is taken: of that constraint, or of any. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!hasSqlState(error, SQLSTATE.uniqueViolation)) return false;
  return constraint === undefined || (error as { readonly constraint?: unknown }).constraint === constraint;
}

import { hasSqlState, isUnavailableState, SQLSTATE } from "./sqlstate.ts";

/** PostgreSQL is unreachable or closed the connection; the statement itself may succeed later. */
export class DatabaseUnavailableError extends Error {
  constructor(cause: unknown) {
    super(`PostgreSQL is not available: ${reasonOf(cause)}`, { cause });
    this.name = "DatabaseUnavailableError";
  }
}

/** An error's message; for an AggregateError (several addresses were tried), the messages of its errors. */
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

/** node-pg's messages, without a code, when a connection is lost or cannot be opened. */
const MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|not queryable|query read timeout|client was closed/i;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return SOCKET_CODES.has(code) || isUnavailableState(code) || (code === "" && MESSAGES.test(error.message));
}

/** Whether a row violated this unique constraint, or any. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!hasSqlState(error, SQLSTATE.uniqueViolation)) return false;
  return constraint === undefined || (error as { readonly constraint?: unknown }).constraint === constraint;
}

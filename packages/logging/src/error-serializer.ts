/** Levels of nested causes and aggregated errors that a line shows. */
const MAX_DEPTH = 4;

export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: LoggedError;
  /** Of an AggregateError. */
  readonly errors?: readonly LoggedError[];
}

/**
 * What is logged of an error: its type, message, stack and code, and the same of its cause. Other properties may hold
 * secrets: ioredis attaches the command with its arguments (AUTH's password), node-pg the row.
 */
export function serializeError(error: unknown, depth = MAX_DEPTH): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return {
    type: error.constructor.name || name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    ...(cause === undefined || depth === 0 ? {} : { cause: serializeError(cause, depth - 1) }),
    ...(error instanceof AggregateError && depth > 0
      ? { errors: error.errors.map((part) => serializeError(part, depth - 1)) }
      : {}),
  };
}

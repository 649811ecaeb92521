/** An error with a status, code and message for the client. */
export class AppError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[] | undefined;

  constructor(statusCode: number, code: string, message: string, details?: readonly ErrorDetail[]) {
    super(message);
    this.name = "AppError";
    this.statusCode = statusCode;
    this.code = code;
    this.details = details;
  }
}

/** 429: too many requests. */
export class TooManyRequestsError extends AppError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(429, "rate_limited", message);
    this.name = "TooManyRequestsError";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface ErrorDetail {
  /** The invalid field or row. */
  readonly where: string;
  readonly message: string;
}

export const unauthorized = (
  code: "not_logged_in" | "session_expired" | "session_ended" | "wrong_credentials",
  message: string,
) => new AppError(401, code, message);
export const forbidden = (message: string) => new AppError(403, "forbidden", message);
export const notFound = (what: string) => new AppError(404, "not_found", `${what} not found.`);
export const conflict = (code: string, message: string) => new AppError(409, code, message);
export const unprocessable = (code: string, message: string, details?: readonly ErrorDetail[]) =>
  new AppError(422, code, message, details);
/** 503; the cause is logged. */
export const unavailable = (code: string, message: string, cause: unknown) =>
  Object.assign(new AppError(503, code, message), { cause });

/** A fault that its caller can understand, answered with its status and code. */
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

/** 429: this was asked for too often. */
export class TooManyRequestsError extends AppError {
  /** Until it may be asked for again. */
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(429, "rate_limited", message);
    this.name = "TooManyRequestsError";
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface ErrorDetail {
  /** The field or row at fault. */
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
/** 503; the cause goes into the log. */
export const unavailable = (code: string, message: string, cause: unknown) =>
  Object.assign(new AppError(503, code, message), { cause });
